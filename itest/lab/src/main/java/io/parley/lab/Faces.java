// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.time.Duration;
import java.util.Arrays;
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
        return bound.isZero() ? promise.name() : promise.name() + " within " + bound;
    }
}
