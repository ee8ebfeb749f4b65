// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place in the list of what was put aside. What is listed behind it was put aside earlier.
 *
 * @param at when it was put aside
 * @param id its name
 */
public record ParkedPosition(Instant at, ParkedId id) implements Comparable<ParkedPosition> {

    private static final Comparator<ParkedPosition> NEWEST_FIRST = Comparator.comparing(ParkedPosition::at)
            .thenComparing(position -> position.id().stage())
            .thenComparing(position -> position.id().number())
            .reversed();

    /** Before everything. */
    public static final ParkedPosition START =
            new ParkedPosition(Instant.ofEpochMilli(Long.MAX_VALUE), new ParkedId(Stage.REPLY, Long.MAX_VALUE));

    /** Reads what {@link #toString()} wrote; empty if it is nothing of the kind. */
    public static Optional<ParkedPosition> parse(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && text.substring(0, dot).matches("[0-9]{1,18}")
                ? ParkedId.parse(text.substring(dot + 1))
                        .map(id -> new ParkedPosition(Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))), id))
                : Optional.empty();
    }

    /** The number that rows of a stage must be below which were put aside at the same moment. */
    long below(Stage stage) {
        int order = stage.compareTo(id.stage());
        if (order == 0) {
            return id.number();
        }
        return order < 0 ? Long.MAX_VALUE : 0;
    }

    @Override
    public int compareTo(ParkedPosition other) {
        return NEWEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "." + id;
    }
}
