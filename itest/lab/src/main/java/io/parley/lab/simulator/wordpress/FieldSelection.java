// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The fields asked for with _fields.
 *
 * @param names as they were passed, with dots before what is deeper; none means all
 * @param embeds whether _embed was passed
 */
record FieldSelection(List<String> names, boolean embeds) {

    /** {@return what a request asks for} */
    static FieldSelection of(RestRequest request) {
        return new FieldSelection(request.listed("_fields"), request.has("_embed"));
    }

    /** {@return whether a field itself is asked for} */
    boolean has(String field) {
        return names.isEmpty() || names.contains(field);
    }

    /** {@return whether a field or something in it is asked for} */
    boolean touches(String field) {
        return has(field) || names.stream().anyMatch(name -> name.startsWith(field + "."));
    }

    /** {@return whether links are needed} */
    boolean links() {
        return touches("_links") || embeds && touches("_embedded");
    }

    /** {@return a document or each of an array with nothing but these fields; an object without fields becomes []} */
    JsonNode filter(JsonNode data) {
        if (names.isEmpty()) {
            return data;
        }
        ObjectNode wanted = tree();
        if (data.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            data.forEach(item -> all.add(kept(item, wanted)));
            return all;
        }
        return kept(data, wanted);
    }

    private ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            ObjectNode branch = tree;
            String[] steps = name.split("\\.");
            for (int step = 0; step < steps.length - 1; step++) {
                if (branch.path(steps[step]).isBoolean()) {
                    // A flaw of the vendor: what is named after a part of something already named gets lost
                    return tree;
                }
                branch = branch.path(steps[step]) instanceof ObjectNode begun ? begun : branch.putObject(steps[step]);
            }
            branch.set(steps[steps.length - 1], BooleanNode.TRUE);
        }
        return tree;
    }

    private static JsonNode kept(JsonNode item, ObjectNode wanted) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        item.properties().forEach(field -> {
            JsonNode below = wanted.path(field.getKey());
            if (below.isBoolean() || below.isObject() && !field.getValue().isContainerNode()) {
                kept.set(field.getKey(), field.getValue());
            } else if (below instanceof ObjectNode deeper) {
                kept.set(field.getKey(), kept(field.getValue(), deeper));
            }
        });
        return kept.isEmpty() ? JsonNodeFactory.instance.arrayNode() : kept;
    }
}
