// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes records as the app of a person does: people and links that stand in the text are marked. */
final class Draft {

    private static final Pattern MARKED = Pattern.compile("@([\\w-]+(?:\\.[\\w-]+)+)|(https?://\\S+)");

    private final People people;

    Draft(People people) {
        this.people = people;
    }

    ObjectNode of(String text, String createdAt) {
        ObjectNode record = JsonNodeFactory.instance
                .objectNode()
                .put("$type", RecordRules.POST)
                .put("text", text)
                .put("createdAt", createdAt);
        record.putArray("langs").add("en");
        ArrayNode facets = record.putArray("facets");
        Matcher marked = MARKED.matcher(text);
        while (marked.find()) {
            ObjectNode feature = JsonNodeFactory.instance.objectNode();
            if (marked.group(2) != null) {
                feature.put("$type", "app.bsky.richtext.facet#link").put("uri", marked.group(2));
            } else {
                people.find(marked.group(1)).ifPresent(person -> feature.put("$type", "app.bsky.richtext.facet#mention")
                        .put("did", person.did()));
            }
            if (!feature.isEmpty()) {
                ObjectNode facet = facets.addObject();
                facet.putObject("index")
                        .put("byteStart", bytes(text, marked.start()))
                        .put("byteEnd", bytes(text, marked.end()));
                facet.putArray("features").add(feature);
            }
        }
        return record;
    }

    static ObjectNode under(ObjectNode record, Post parent, Post root) {
        ObjectNode reply = record.putObject("reply");
        reference(reply.putObject("root"), root);
        reference(reply.putObject("parent"), parent);
        return record;
    }

    static void reference(ObjectNode reference, Post post) {
        reference.put("uri", post.uri()).put("cid", post.cid());
    }

    private static int bytes(String text, int end) {
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
