// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A call to one endpoint.
 *
 * @param method in capitals, GET for HEAD
 * @param route the address below wp-json, with a slash in front and none at the end
 * @param viewer who calls
 * @param arguments everything passed, by name; cleaned when an endpoint has accepted it
 * @param query the names in the query in their order, with their values
 * @param agent what the caller says it is
 */
record RestRequest(
        String method,
        String route,
        Viewer viewer,
        ObjectNode arguments,
        Map<String, List<String>> query,
        String agent) {

    boolean has(String name) {
        return arguments.has(name);
    }

    String text(String name) {
        return arguments.path(name).asText("");
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name, long otherwise) {
        return arguments.path(name).asLong(otherwise);
    }

    List<Long> numbers(String name) {
        return StreamSupport.stream(arguments.path(name).spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    List<String> texts(String name) {
        return StreamSupport.stream(arguments.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** {@return the texts in an argument that is an array or has commas or blanks between them} */
    List<String> listed(String name) {
        JsonNode list =
                Kind.listOf(Kind.anything()).read(name, has(name) ? arguments.get(name) : arguments.arrayNode());
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.asText().strip())
                .toList();
    }

    /** {@return how much is shown: view, embed or edit} */
    String context() {
        return has("context") ? text("context") : "view";
    }

    /** {@return the same for another audience} */
    RestRequest inContext(String context) {
        ObjectNode changed = arguments.deepCopy();
        changed.put("context", context);
        return new RestRequest(method, route, viewer, changed, query, agent);
    }
}
