// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Refused;
import java.util.Set;

/** What ends a call with an error. */
final class Refusal extends Refused {

    private static final long serialVersionUID = 1L;

    Refusal(int status, String words) {
        super(words, answer(status, words));
    }

    static Refusal unauthorized(String words) {
        return new Refusal(401, words);
    }

    static Refusal outsideScopes() {
        return new Refusal(403, "This action is outside the authorized scopes");
    }

    static Refusal unknownRecord() {
        return new Refusal(404, "Record not found");
    }

    static Refusal unknownPath() {
        return new Refusal(404, "Not Found");
    }

    static Refusal invalid(String words) {
        return new Refusal(422, "Validation failed: " + words);
    }

    static Refusal tooManyRequests() {
        return new Refusal(429, "Too many requests");
    }

    /** A real server can do this; to pretend would be worse than to say no. */
    static Refusal notSimulated(String what) {
        return new Refusal(501, "Not simulated: " + what);
    }

    /** {@return the same, as a server answers that has quirks} */
    Answer answer(Set<Quirk> quirks) {
        int status = answer().status();
        if (status == 401 && quirks.contains(Quirk.SILENT_UNAUTHORIZED)) {
            return Answer.empty(status);
        }
        return quirks.contains(Quirk.PAGES_FOR_ERRORS)
                ? Answer.text(
                        status,
                        "text/html",
                        "<!DOCTYPE html><title>" + status + "</title><h1>" + getMessage() + "</h1>")
                : answer();
    }

    private static Answer answer(int status, String words) {
        Answer answer =
                Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", words));
        return status != 401
                ? answer
                : answer.with(
                        "WWW-Authenticate",
                        "Bearer realm=\"Doorkeeper\", error=\"invalid_token\", error_description=\"" + words + "\"");
    }
}
