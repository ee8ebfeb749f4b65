// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Refused;

/** An error as the protocol has them: a status, a name, a sentence. */
final class Refusal extends Refused {

    private static final long serialVersionUID = 1L;

    Refusal(int status, String error, String message) {
        super(
                message,
                Answer.json(
                        status,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("error", error)
                                .put("message", message)));
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "InvalidRequest", message);
    }
}
