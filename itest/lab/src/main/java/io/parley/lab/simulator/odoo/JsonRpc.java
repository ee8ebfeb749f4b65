// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSON-RPC over HTTP, in which every error of the application has the status 200. */
final class JsonRpc {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> TYPES = Set.of("application/json", "application/json-rpc");

    private final Services services;

    JsonRpc(Services services) {
        this.services = services;
    }

    /** {@return the answer to what was posted} */
    Answer answer(Call call) {
        String type = call.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            return page(400, "Bad Request");
        }
        JsonNode request = call.json();
        if (request.isMissingNode()) {
            return Answer.text(400, "text/html; charset=utf-8", "Invalid JSON data");
        }
        if (!request.isObject()) {
            return Answer.text(400, "text/html; charset=utf-8", "Invalid JSON-RPC data");
        }
        ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", request.hasNonNull("id") ? request.get("id") : JSON.nullNode());
        try {
            Object result = called(request.path("params"));
            if (!result.equals(Optional.empty())) {
                response.set("result", JSON.valueToTree(result));
            }
        } catch (OdooException e) {
            response.set("error", JSON.valueToTree(error(e)));
        }
        return Answer.json(200, response);
    }

    private Object called(JsonNode parameters) {
        for (String name : List.of("service", "method", "args")) {
            if (!parameters.has(name)) {
                throw OdooException.type("RPC.jsonrpc() missing 1 required positional argument: '%s'".formatted(name));
            }
        }
        return services.call(
                parameters.path("service").asText(), parameters.path("method").asText(), parameters.path("args"));
    }

    private static Map<String, Object> error(OdooException e) {
        String trace = "Traceback (most recent call last):\n%s: %s\n".formatted(e.name(), e.text());
        Map<String, Object> data = Map.of(
                "name",
                e.name(),
                "debug",
                trace,
                "message",
                e.text(),
                "arguments",
                List.of(e.text()),
                "context",
                Map.of());
        return Map.of("code", 200, "message", "Odoo Server Error", "data", data);
    }

    static Answer page(int status, String title) {
        return Answer.text(
                status,
                "text/html; charset=utf-8",
                "<!doctype html>\n<html lang=en>\n<title>%d %s</title>\n<h1>%s</h1>\n".formatted(status, title, title));
    }
}
