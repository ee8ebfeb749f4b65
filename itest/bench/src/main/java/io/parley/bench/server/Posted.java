// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the company's answers are that were posted on the channel, and when; a key is posted once. For many threads. */
final class Posted {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Long> microsByKey = new LinkedHashMap<>();
    private final StringBuilder lines = new StringBuilder();

    byte[] post(byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        String key = answer.path("key").asText();
        synchronized (this) {
            long now = Moment.micros();
            if (microsByKey.putIfAbsent(key, now) == null) {
                lines.append(answer.path("text").asText())
                        .append(' ')
                        .append(now)
                        .append('\n');
            }
        }
        return Door.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("id", "s" + key)
                .put("at", Instant.now().toString()));
    }

    /** {@return a line for each answer: its text, and when it was posted} */
    synchronized String lines() {
        return lines.toString();
    }
}
