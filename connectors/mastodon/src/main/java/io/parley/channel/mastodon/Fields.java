// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads what came from outside within bounds. */
final class Fields {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private Fields() {}

    /** A text in one line; empty where there is none. */
    static String text(JsonNode object, String field, int most) {
        return Untrusted.line(object.path(field).asText(""), most);
    }

    /** A moment; with it stands and falls what is read. */
    static Instant time(JsonNode object, String field) {
        return Instant.parse(object.path(field).asText());
    }

    /** The same; empty where there is none, or something else. */
    static Optional<Instant> moment(JsonNode object, String field) {
        try {
            return Optional.of(time(object, field)).filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(END));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What names an item for people: its id, or what holds it. */
    static String name(JsonNode item, JsonNode holder) {
        String id = item.path("id").asText("");
        return id.isEmpty() ? "in " + holder.path("id").asText("") : id;
    }

    /** A web address; empty where there is none, or something else. */
    static Optional<URI> link(JsonNode object, String field) {
        return Untrusted.link(object.path(field).asText(""));
    }
}
