// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Reads what came from outside within bounds. */
final class Fields {

    private Fields() {}

    /** A text in one line; empty where there is none. */
    static String text(JsonNode object, String field, int most) {
        return Untrusted.line(object.path(field).asText(""), most);
    }

    /** A moment; with it stands and falls what is read. */
    static Instant time(JsonNode object, String field) {
        return Instant.parse(object.path(field).asText());
    }

    /** A web address; empty where there is none, or something else. */
    static Optional<URI> link(JsonNode object, String field) {
        return Untrusted.link(object.path(field).asText(""));
    }
}
