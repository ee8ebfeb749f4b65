// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Reads fields that everything stands and falls with. */
final class Fields {

    private Fields() {}

    /** A moment. */
    static Instant time(JsonNode object, String field) {
        return Instant.parse(object.path(field).asText());
    }

    /** What names an item for people: its id, or what holds it. */
    static String name(JsonNode item, JsonNode holder) {
        String id = item.path("id").asText("");
        return id.isEmpty() ? "in " + holder.path("id").asText("") : id;
    }
}
