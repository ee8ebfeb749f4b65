// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Calls the simulator as any client would. */
final class Caller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final OdooSimulator odoo;

    Caller(OdooSimulator odoo) {
        this.odoo = odoo;
    }

    HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(odoo.endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", contentType)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** {@return the whole response of a service} */
    JsonNode service(String service, String method, Object... arguments) throws Exception {
        String body = JSON.writeValueAsString(Map.of(
                "jsonrpc",
                "2.0",
                "method",
                "call",
                "params",
                Map.of("service", service, "method", method, "args", arguments),
                "id",
                7));
        HttpResponse<String> response = send("POST", "/jsonrpc", "application/json", body);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private JsonNode execute(String model, String method, List<?> arguments, Map<String, ?> keywords) throws Exception {
        return service(
                "object",
                "execute_kw",
                odoo.database(),
                odoo.userId(),
                odoo.apiKey(),
                model,
                method,
                arguments,
                keywords);
    }

    /** {@return the result of a method that succeeds} */
    JsonNode call(String model, String method, List<?> arguments, Map<String, ?> keywords) throws Exception {
        JsonNode response = execute(model, method, arguments, keywords);
        if (response.has("error")) {
            throw new AssertionError(response.toString());
        }
        return response.path("result");
    }

    JsonNode call(String model, String method, Object... arguments) throws Exception {
        return call(model, method, List.of(arguments), Map.of());
    }

    /** {@return the name of the exception that a method ends with} */
    String failure(String model, String method, List<?> arguments, Map<String, ?> keywords) throws Exception {
        return execute(model, method, arguments, keywords)
                .at("/error/data/name")
                .asText();
    }

    String failure(String model, String method, Object... arguments) throws Exception {
        return failure(model, method, List.of(arguments), Map.of());
    }

    JsonNode write(String model, long id, Map<String, ?> values) throws Exception {
        return call(model, "write", List.of(List.of(id), values), Map.of());
    }

    String failingWrite(String model, long id, Map<String, ?> values) throws Exception {
        return failure(model, "write", List.of(List.of(id), values), Map.of());
    }

    long create(String model, Map<String, ?> values) throws Exception {
        return call(model, "create", values).longValue();
    }

    /** {@return ids that fit a domain} */
    List<Long> search(String model, List<?> domain, Map<String, ?> keywords) throws Exception {
        return JSON.convertValue(
                call(model, "search", List.of(domain), keywords),
                JSON.getTypeFactory().constructCollectionType(List.class, Long.class));
    }
}
