// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.Instant;
import java.util.Comparator;

/**
 * The place of an entry in the order of a document.
 *
 * @param at when it was sent
 * @param mark what tells it from others of that moment; at most 200 characters
 */
record Position(Instant at, String mark) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::at).thenComparing(Position::mark);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
