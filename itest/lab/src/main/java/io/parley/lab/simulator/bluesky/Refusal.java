// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;

/** An error as the protocol has them: a status, a name, a sentence. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    Refusal(int status, String error, String message) {
        super(message);
        this.status = status;
        this.error = error;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "InvalidRequest", message);
    }

    Answer answer() {
        return Answer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", error).put("message", getMessage()));
    }
}
