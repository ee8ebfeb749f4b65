// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The other side of the sample channel: lines behind numbers, with its own record of what was asked. */
final class LogServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile String required = "";

    LogServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/lines", this::lines);
        server.createContext("/name", this::name);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void add(String text) {
        lines.add(text);
    }

    /** From now on everybody else is refused. */
    void require(String authorization) {
        required = authorization;
    }

    List<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void name(HttpExchange exchange) throws IOException {
        if (!refused(exchange)) {
            answer(exchange, "{\"name\":\"The log\"}");
        }
    }

    private boolean refused(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        authorizations.add(authorization);
        if (required.isEmpty() || required.equals(authorization)) {
            return false;
        }
        exchange.sendResponseHeaders(401, -1);
        exchange.close();
        return true;
    }

    private void lines(HttpExchange exchange) throws IOException {
        if (refused(exchange)) {
            return;
        }
        Map<String, Integer> query = Stream.of(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.parseInt(pair[1])));
        int from = query.get("after");
        int to = Math.min(lines.size(), from + query.get("limit"));
        ObjectNode answer = AgentClient.JSON.createObjectNode().put("more", to < lines.size());
        ArrayNode list = answer.putArray("lines");
        for (int i = from; i < to; i++) {
            list.addObject().put("id", i + 1).put("text", lines.get(i));
        }
        answer(exchange, answer.toString());
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
