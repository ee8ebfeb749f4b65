// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One call on the wire: reads the question, and answers it as well or badly as the fault wants. */
final class Wire {

    static final JsonMapper JSON = new JsonMapper();
    private static final long LONGER_THAN_ANYBODY_WAITS = 2_600_000_000L;

    private final HttpExchange exchange;

    Wire(HttpExchange exchange) {
        this.exchange = exchange;
    }

    String[] path() {
        return exchange.getRequestURI().getPath().substring(1).split("/");
    }

    boolean writes() {
        return exchange.getRequestMethod().equals("POST");
    }

    JsonNode body() throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        String text = exchange.getRequestURI().getRawQuery();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    /** Says something before the answer. */
    Wire header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    void answer(JsonNode answer) throws IOException {
        answer(200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    void refuse(int status) throws IOException {
        answer(status, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** Answers as the fault wants; what the call asked for was done if the fault leaves that open. */
    void answer(Fault fault, JsonNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case NONE -> answer(200, bytes);
            case GARBLED -> answer(200, "<html>Bad gateway".getBytes(StandardCharsets.UTF_8));
            case TORN -> {
                exchange.sendResponseHeaders(200, bytes.length + 10L);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case HANGING -> {
                LockSupport.parkNanos(LONGER_THAN_ANYBODY_WAITS);
                exchange.close();
            }
            default -> exchange.close();
        }
    }

    /** Answers a fault that comes before anything was done. */
    void refuse(Fault fault) throws IOException {
        switch (fault) {
            case REFUSED -> {
                exchange.getResponseHeaders().set("X-Done", "no");
                refuse(503);
            }
            case LIMITED -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                refuse(429);
            }
            case FAILED -> refuse(500);
            default -> exchange.close();
        }
    }

    private void answer(int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
