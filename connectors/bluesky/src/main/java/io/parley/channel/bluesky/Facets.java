// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the links and the people in a text that is to be posted, and says where they stand by its bytes in UTF-8.
 *
 * @param network knows who has a handle
 */
record Facets(Network network) {

    private static final Pattern LINK_OR_PERSON = Pattern.compile(
            "(?<link>https?://[^\\s<>\"]*[^\\s<>\".,;:!?'()\\[\\]])"
                    + "|(?<![\\w.@/-])@(?<handle>(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]*)");
    private static final int MOST_PEOPLE = 20;

    ArrayNode in(String text) throws SyncException, InterruptedException {
        ArrayNode facets = JsonNodeFactory.instance.arrayNode();
        int people = 0;
        Matcher found = LINK_OR_PERSON.matcher(text);
        while (found.find()) {
            String handle = found.group("handle");
            if (handle == null) {
                add(facets, text, found, feature("link").put("uri", found.group("link")));
            } else if (people++ < MOST_PEOPLE) {
                Optional<String> person = network.resolve(handle);
                if (person.isPresent()) {
                    add(facets, text, found, feature("mention").put("did", person.get()));
                }
            }
        }
        return facets;
    }

    private static ObjectNode feature(String kind) {
        return JsonNodeFactory.instance.objectNode().put("$type", "app.bsky.richtext.facet#" + kind);
    }

    private static void add(ArrayNode facets, String text, Matcher found, ObjectNode feature) {
        ObjectNode facet = facets.addObject();
        facet.putObject("index").put("byteStart", bytes(text, found.start())).put("byteEnd", bytes(text, found.end()));
        facet.putArray("features").add(feature);
    }

    private static int bytes(String text, int end) {
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
