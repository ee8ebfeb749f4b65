// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the vendor answers.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body text, possibly empty
 */
public record Answer(int status, Map<String, String> headers, String body) {

    /** {@return an answer with a JSON body} */
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body.toString());
    }

    /** {@return an answer with a body of any type} */
    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /** {@return an answer without a body} */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    /** {@return the same with one more header} */
    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }
}
