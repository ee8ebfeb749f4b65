// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why Salesforce does not do what it was asked for. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable List<String> fields;
    private final transient @Nullable JsonNode duplicates;

    private Refusal(
            int status, String code, String message, @Nullable List<String> fields, @Nullable JsonNode duplicates) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.duplicates = duplicates;
    }

    /** {@return a refusal of the request as such} */
    static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message, null, null);
    }

    /** {@return a refusal of one record} */
    static Refusal record(String code, String message, String... fields) {
        return new Refusal(400, code, message, List.of(fields), null);
    }

    /** {@return a refusal of one record, with its own status where it is the only one of the request} */
    static Refusal record(int status, String code, String message) {
        return new Refusal(status, code, message, List.of(), null);
    }

    /** {@return a refusal of a record that looks like others} */
    static Refusal duplicates(JsonNode result) {
        return new Refusal(400, "DUPLICATES_DETECTED", "Use one of these records?", List.of(), result);
    }

    /** {@return nothing is served at this address} */
    static Refusal notFound() {
        return of(404, "NOT_FOUND", "The requested resource does not exist");
    }

    /** {@return the address is served, but not by this method} */
    static Refusal method(String method, String allowed) {
        return of(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + method + "' not allowed. Allowed are " + allowed);
    }

    /** {@return the HTTP status} */
    int status() {
        return status;
    }

    /** {@return the body where this answers a request: an array of one error} */
    JsonNode body() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        if (duplicates != null) {
            // The key is misspelt by the vendor.
            error.set("duplicateResut", duplicates);
        }
        error.put("message", getMessage()).put("errorCode", code);
        if (fields != null) {
            fields.forEach(error.putArray("fields")::add);
        }
        return JsonNodeFactory.instance.arrayNode().add(error);
    }

    /** {@return the result of one record among several} */
    ObjectNode result() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
        ObjectNode error = result.putArray("errors").addObject();
        error.put("statusCode", code).put("message", getMessage());
        List<String> named = fields == null ? List.of() : fields;
        named.forEach(error.putArray("fields")::add);
        if (duplicates != null) {
            error.set("duplicateResult", duplicates);
        }
        return result;
    }
}
