// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Collects the arguments that do not fit, as all are refused at once. */
final class Misfits {

    private final ObjectNode messages = JsonNodeFactory.instance.objectNode();
    private final ObjectNode details = JsonNodeFactory.instance.objectNode();

    /** {@return this, with one more argument} */
    Misfits and(String name, String code, String message) {
        messages.put(name, message);
        details.putObject(name).put("code", code).put("message", message).putNull("data");
        return this;
    }

    /** Refuses if there are any. */
    void refuse() {
        if (!messages.isEmpty()) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.set("params", messages);
            data.set("details", details);
            String names = String.join(", ", (Iterable<String>) messages::fieldNames);
            throw new Refusal(400, "rest_invalid_param", "These arguments do not fit: " + names, data);
        }
    }
}
