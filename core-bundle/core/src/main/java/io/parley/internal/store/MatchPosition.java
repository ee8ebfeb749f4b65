// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.internal.store.Matches.Match;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the list of whom people are taken for. What is listed behind it was decided earlier.
 *
 * @param at when it was decided
 * @param target where
 * @param person who
 */
public record MatchPosition(Instant at, String target, String person) {

    /** Before everything. */
    public static final MatchPosition START = new MatchPosition(Instant.ofEpochMilli(Long.MAX_VALUE), "", "");

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,18} \\S+ \\S.*");

    /** The place of a row. */
    public static MatchPosition of(Match match) {
        return new MatchPosition(match.decidedAt(), match.target(), match.person());
    }

    /** Reads what {@link #toString()} wrote; empty if it is nothing of the kind. */
    public static Optional<MatchPosition> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", 3);
        return Optional.of(new MatchPosition(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], parts[2]));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + " " + target + " " + person;
    }
}
