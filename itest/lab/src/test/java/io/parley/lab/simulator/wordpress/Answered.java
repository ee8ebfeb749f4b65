// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What came back. */
record Answered(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    JsonNode json() {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON: " + response.body(), e);
        }
    }

    String code() {
        return json().path("code").asText();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    List<Long> ids() {
        return StreamSupport.stream(json().spliterator(), false)
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
