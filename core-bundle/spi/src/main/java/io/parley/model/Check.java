// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds of the model, refused with a sentence that says what would be right. */
final class Check {

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

    static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(name + " was not given to the builder");
        }
        return value;
    }
}
