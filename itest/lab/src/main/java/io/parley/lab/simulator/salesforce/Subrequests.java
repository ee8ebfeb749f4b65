// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the parts of a request and has them served one after the other. */
final class Subrequests {

    private static final Set<String> INHERITED = Set.of("accept", "authorization", "content-type");

    private final Api api;

    /** Has them served by this API. */
    Subrequests(Api api) {
        this.api = api;
    }

    /**
     * One part as it was written.
     *
     * @param method as written
     * @param url with references
     * @param reference its own name
     * @param headers by name in lower case
     * @param body with references
     */
    record Part(String method, String url, String reference, Map<String, String> headers, JsonNode body) {}

    /** {@return the parts, after a look at their form} */
    List<Part> read(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw Refusal.of(400, "JSON_PARSER_ERROR", "'compositeRequest' is a required field.");
        }
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : list) {
            String reference = needed(node, "referenceId");
            if (!reference.matches("[A-Za-z0-9][A-Za-z0-9_]*")) {
                throw Refusal.of(
                        400,
                        "INVALID_INPUT",
                        "Provided referenceId ('" + reference + "') must start with a letter or a number, and it can"
                                + " contain only letters, numbers and underscores ('_').");
            }
            if (!names.add(reference)) {
                throw Refusal.of(400, "INVALID_INPUT", "The referenceId '" + reference + "' is used more than once.");
            }
            Map<String, String> headers = headers(node.path("httpHeaders"));
            parts.add(new Part(needed(node, "method"), needed(node, "url"), reference, headers, node.path("body")));
        }
        return parts;
    }

    /** {@return what is said to one part} */
    Reply serve(Part part, References references, boolean atomic) {
        try {
            String url = references.resolve(part.url());
            JsonNode body = references.resolve(part.body());
            Reply reply = api.part(Request.part(part.method(), url, part.headers(), body, atomic));
            if (!reply.failed()) {
                references.keep(part.reference(), reply.content());
            }
            return reply;
        } catch (Refusal e) {
            return Reply.refused(e);
        }
    }

    /** {@return the result of one part} */
    static ObjectNode result(Part part, Reply reply) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("body", reply.content());
        ObjectNode headers = result.putObject("httpHeaders");
        reply.headers().forEach(headers::put);
        return result.put("httpStatusCode", reply.status()).put("referenceId", part.reference());
    }

    /** {@return what is said to a part that went down with another one} */
    static Reply halted() {
        return Reply.refused(Refusal.of(
                400,
                "PROCESSING_HALTED",
                "The transaction was rolled back since another operation in the same transaction failed."));
    }

    private static String needed(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw Refusal.of(400, "JSON_PARSER_ERROR", "'" + field + "' is a required field.");
        }
        return value.textValue();
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (INHERITED.contains(name)) {
                throw Refusal.of(400, "INVALID_INPUT", "A subrequest cannot have the header " + header.getKey());
            }
            headers.put(name, header.getValue().asText());
        });
        return headers;
    }
}
