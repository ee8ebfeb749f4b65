// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plug-in says of itself, in words. */
final class Faces {

    private static final String SPI = "io.parley.spi";

    private Faces() {}

    /** The faces that a plug-in shows. */
    static String of(Object plugin) {
        return Arrays.stream(plugin.getClass().getInterfaces())
                .filter(face -> face.getPackageName().startsWith(SPI))
                .map(Class::getSimpleName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A promise with its bound. */
    static String of(Enum<?> promise, Duration bound) {
        return bound.isZero() ? promise.name() : promise.name() + " within " + words(bound);
    }

    /** A time as people say it, in the largest unit of which it is a whole number. */
    static String words(Duration time) {
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)) {
            long many = time.dividedBy(unit.getDuration());
            if (many > 0 && unit.getDuration().multipliedBy(many).equals(time)) {
                String plural = unit.name().toLowerCase(Locale.ROOT);
                return many + " " + (many == 1 ? plural.substring(0, plural.length() - 1) : plural);
            }
        }
        return time.toMillis() + " ms";
    }
}
