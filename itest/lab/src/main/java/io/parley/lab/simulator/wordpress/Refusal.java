// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The site says no. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final ObjectNode details;

    /** Creates one without details. */
    Refusal(int status, String code, String message) {
        this(status, code, message, JsonNodeFactory.instance.objectNode());
    }

    /** Creates one with details beside the status. */
    Refusal(int status, String code, String message, ObjectNode details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    /** Refuses, loudly and other than the vendor, arguments that this simulator does not know how to heed. */
    static void ifAny(List<String> names, RestRequest request) {
        List<String> present = names.stream().filter(request::has).toList();
        if (!present.isEmpty()) {
            throw notSimulated(String.join(", ", present));
        }
    }

    /** {@return the refusal of what the vendor would do and this simulator does not} */
    static Refusal notSimulated(String what) {
        return new Refusal(501, "not_simulated", "Not simulated: " + what);
    }

    /** {@return the answer to the call} */
    Reply reply() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code).put("message", getMessage());
        body.putObject("data").put("status", status).setAll(details);
        return Reply.of(status, body);
    }
}
