// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import io.parley.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Expressions of a mapping, on a message of anybody. */
public final class MappingTarget implements Target {

    private static final Map<String, Object> MESSAGE = Map.of(
            "message",
            Map.of("text", "Order 4711 \u0000 is \ud83d late", "rating", Map.of("value", 1), "attachments", List.of()),
            "profile",
            Map.of("name", "Anna", "followers", 12));

    @Override
    public void read(byte[] input) {
        try {
            Expression.of(new String(input, StandardCharsets.UTF_8)).of(MESSAGE);
        } catch (MappingException e) {
            // It says what is wrong.
        }
    }
}
