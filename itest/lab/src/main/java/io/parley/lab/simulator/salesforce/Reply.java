// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API says to a request, alone or as a part of another one.
 *
 * @param status of HTTP
 * @param body null when there is none
 * @param headers beside those that every answer has
 */
record Reply(int status, @Nullable JsonNode body, Map<String, String> headers) {

    /** {@return it went well} */
    static Reply ok(JsonNode body) {
        return new Reply(200, body, Map.of());
    }

    /** {@return it went well and there is nothing to say} */
    static Reply done() {
        return new Reply(204, null, Map.of());
    }

    /** {@return it did not go well} */
    static Reply refused(Refusal refusal) {
        return new Reply(refusal.status(), refusal.body(), Map.of());
    }

    /** {@return whether a request around it has to count this as a failure} */
    boolean failed() {
        return status >= 300;
    }

    /** {@return the body; null of JSON when there is none} */
    JsonNode content() {
        return body == null ? JsonNodeFactory.instance.nullNode() : body;
    }

    /** {@return as it goes over the wire} */
    Answer answer() {
        Answer answer = body == null ? Answer.empty(status) : Answer.json(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
