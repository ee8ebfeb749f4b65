// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What earlier parts of a request answered, for those that come later. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("@\\{([^}]*)}");
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_]+)|\\[(\\d+)]");

    private final Map<String, JsonNode> bodies = new HashMap<>();

    /** Keeps an answer. */
    void keep(String reference, JsonNode body) {
        bodies.put(reference, body);
    }

    /** {@return the text with values in the place of references} */
    String resolve(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(found.group(1)).asText()));
    }

    /** {@return the JSON with values in the place of references} */
    JsonNode resolve(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> resolved.set(entry.getKey(), resolve(entry.getValue())));
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            array.forEach(entry -> resolved.add(resolve(entry)));
            return resolved;
        }
        if (!node.isTextual()) {
            return node;
        }
        Matcher whole = REFERENCE.matcher(node.textValue());
        return whole.matches() ? value(whole.group(1)) : JsonNodeFactory.instance.textNode(resolve(node.textValue()));
    }

    /** {@return the parts that a part refers to} */
    static Set<String> in(Subrequests.Part part) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = REFERENCE.matcher(part.url() + part.body());
        while (found.find()) {
            names.add(name(found.group(1)));
        }
        return names;
    }

    private JsonNode value(String reference) {
        String name = name(reference);
        JsonNode node = bodies.get(name);
        Matcher step = STEP.matcher(reference).region(name.length(), reference.length());
        int end = name.length();
        while (node != null && step.lookingAt()) {
            node = step.group(1) != null ? node.get(step.group(1)) : node.get(Integer.parseInt(step.group(2)));
            end = step.end();
            step.region(end, reference.length());
        }
        if (node == null || !node.isValueNode() || node.isNull() || end != reference.length()) {
            throw Refusal.of(
                    400,
                    "PROCESSING_HALTED",
                    "Invalid reference specified. No value for " + reference + " found in " + name + ".");
        }
        return node;
    }

    private static String name(String reference) {
        return reference.split("[.\\[]", 2)[0];
    }
}
