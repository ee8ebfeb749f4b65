// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Server-sent events of an account, from a server of their own as on large instances. */
final class Streaming implements AutoCloseable {

    private static final String END = "";
    private static final int HEARTBEAT_SECONDS = 15;

    private final Predicate<String> authorized;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "streaming");
        thread.setDaemon(true);
        return thread;
    });
    private final List<BlockingQueue<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean offered = true;

    /**
     * Starts.
     *
     * @param authorized whether a header Authorization is good
     */
    Streaming(Predicate<String> authorized) {
        this.authorized = authorized;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/v1/streaming/user", this::serve);
        server.start();
    }

    String address() {
        return "ws://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on this server has no streams. */
    void withdraw() {
        offered = false;
        cut();
    }

    /** {@return how many listen} */
    int listeners() {
        return listeners.size();
    }

    void publish(String event, String payload) {
        listeners.forEach(listener -> listener.add("event: " + event + "\ndata: " + payload + "\n\n"));
    }

    /** Ends all streams. */
    void cut() {
        listeners.forEach(listener -> listener.add(END));
    }

    @Override
    public void close() {
        cut();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (!offered) {
                refuse(exchange, 404, "Not found");
            } else if (given == null || !authorized.test(given)) {
                refuse(exchange, 401, "Invalid access token");
            } else {
                stream(exchange);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "private, no-store");
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of(":)\n"));
        listeners.add(queue);
        try {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            String next = queue.take();
            while (!next.equals(END)) {
                out.write(next.getBytes(StandardCharsets.UTF_8));
                out.flush();
                String event = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                next = event == null ? ":thump\n" : event;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(queue);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        byte[] body = ("{\"error\":\"" + error + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
