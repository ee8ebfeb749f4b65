// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds of the model, refused with a sentence that says what would be right. */
final class Check {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Check() {}

    static String length(String name, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw new IllegalArgumentException(
                    name + " must have " + least + " to " + most + " characters, not " + value.length());
        }
        return value;
    }

    static Map<String, String> attributes(Map<String, String> attributes) {
        int total = 0;
        for (Map.Entry<String, String> entry : attributes.entrySet()) {
            total += entry.getKey().length() + entry.getValue().length();
        }
        if (total > 4_000) {
            throw new IllegalArgumentException("attributes must have at most 4000 characters in all, not " + total);
        }
        return Map.copyOf(attributes);
    }

    /** Databases and CRMs count in milliseconds, and write years with four digits. */
    static Instant moment(String name, @Nullable Instant value) {
        Instant moment = present(name, value);
        if (moment.isBefore(FIRST) || !moment.isBefore(END)) {
            throw new IllegalArgumentException(name + " must lie between the years 1 and 9999");
        }
        return moment;
    }

    static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(name + " was not given to the builder");
        }
        return value;
    }
}
