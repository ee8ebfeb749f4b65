// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;

/** Reads what came from outside within bounds. */
final class Fields {

    private Fields() {}

    /** A text in one line; empty where there is none. */
    static String text(JsonNode object, String field, int most) {
        return cut(
                object.path(field)
                        .asText("")
                        .replaceAll("[\\s\\p{Cntrl}]+", " ")
                        .strip(),
                most);
    }

    /** A moment; with it stands and falls what is read. */
    static Instant time(JsonNode object, String field) {
        return Instant.parse(object.path(field).asText());
    }

    /** A web address; empty where there is none, or something else. */
    static Optional<URI> link(JsonNode object, String field) {
        try {
            URI link = new URI(object.path(field).asText(""));
            boolean web = "https".equals(link.getScheme()) || "http".equals(link.getScheme());
            return web && link.getHost() != null ? Optional.of(link) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The text, cut where it is longer than allowed. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
