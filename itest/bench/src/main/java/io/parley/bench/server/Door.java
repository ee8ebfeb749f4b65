// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves paths of this machine alone, on a free port that it prints. */
final class Door {

    private final HttpServer server;

    Door() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newCachedThreadPool());
    }

    /** Answers one request. */
    @FunctionalInterface
    interface Answering {

        /** {@return JSON} */
        byte[] answer(Request request) throws IOException, InterruptedException;
    }

    /**
     * A request.
     *
     * @param path whole
     * @param query its parameters
     * @param body as it came
     */
    record Request(String path, Map<String, String> query, byte[] body) {

        long number(String name) {
            return Long.parseLong(query.getOrDefault(name, "0"));
        }
    }

    Door on(String path, Answering answering) {
        server.createContext(path, exchange -> answer(exchange, answering));
        return this;
    }

    void open() {
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 200;
            byte[] answer;
            try {
                answer = answering.answer(new Request(
                        exchange.getRequestURI().getPath(),
                        query(exchange.getRequestURI().getQuery()),
                        body));
            } catch (IllegalArgumentException e) {
                status = 400;
                answer = bytes(JsonNodeFactory.instance.objectNode().put("fault", e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }
}
