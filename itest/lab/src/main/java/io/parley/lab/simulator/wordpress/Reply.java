// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an endpoint answers, before fields are selected and links followed.
 *
 * @param status the HTTP status
 * @param data one document or an array of them, these with their links
 * @param links of the one document
 * @param headers by name
 */
record Reply(int status, JsonNode data, ObjectNode links, Map<String, String> headers) {

    /** {@return a reply without links} */
    static Reply of(int status, JsonNode data) {
        return new Reply(status, data, JsonNodeFactory.instance.objectNode(), Map.of());
    }

    /** {@return a reply with one document} */
    static Reply of(int status, Document document) {
        return new Reply(status, document.data(), document.links(), Map.of());
    }

    /** {@return the same with one more header} */
    Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, data, links, all);
    }

    /** {@return the same with other data} */
    Reply with(JsonNode other) {
        return new Reply(status, other, links, headers);
    }
}
