// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in parameters: with an offset, or without one in a time zone to be told. Fractions of a second are cut off. */
final class Moments {

    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})" + "(?:\\.\\d+)?(Z|[+-]\\d{2}(?::\\d{2})?)?");

    private Moments() {}

    /**
     * {@return the time of the zone that a text means, nothing when it means none; the 30th of February is the 2nd of
     * March}
     */
    static Optional<LocalDateTime> read(String text, ZoneOffset zone) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches() || number(parts, 3) > 31 || number(parts, 3) < 1) {
            return Optional.empty();
        }
        try {
            LocalDateTime written = LocalDateTime.of(
                            number(parts, 1), number(parts, 2), 1, number(parts, 4), number(parts, 5), number(parts, 6))
                    .plusDays(number(parts, 3) - 1L);
            String offset = parts.group(7);
            return Optional.of(
                    offset == null
                            ? written
                            : written.atOffset(ZoneOffset.of(offset))
                                    .withOffsetSameInstant(zone)
                                    .toLocalDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
