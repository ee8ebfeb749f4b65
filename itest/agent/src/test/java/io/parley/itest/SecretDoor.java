// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a simulator whose secret never changes, and has one of its own that does; refuses in the vendor's manner. */
final class SecretDoor implements AutoCloseable {

    /** Odoo tells its version to everybody. */
    private static final String FOR_ALL = "\"method\":\"version\"";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(16, task -> {
        Thread thread = new Thread(task, "door");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpServer server;
    private final URI vendor;
    private final String vendorSecret;
    private final Refusal refusal;
    private volatile String secret;
    private volatile int delayMillis;

    /**
     * How the vendor says no.
     *
     * @param status of the answer
     * @param json its body
     */
    record Refusal(int status, String json) {}

    SecretDoor(URI vendor, String vendorSecret, Refusal refusal) {
        this.vendor = vendor;
        this.vendorSecret = vendorSecret;
        this.refusal = refusal;
        secret = vendorSecret;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/", exchange -> threads.schedule(() -> pass(exchange), delayMillis, TimeUnit.MILLISECONDS));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on everybody is refused who has another secret. */
    void change(String other) {
        secret = other;
    }

    /** From now on it takes a while. */
    void slow(int millis) {
        delayMillis = millis;
    }

    /** How many calls were refused. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) {
        try (exchange) {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (authorization.contains(secret) || body.contains(secret) || body.contains(FOR_ALL)) {
                forward(exchange, authorization, body);
            } else {
                refused.incrementAndGet();
                answer(exchange, refusal);
            }
        } catch (IOException e) {
            // The agent hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(HttpExchange exchange, String authorization, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(vendor.resolve(exchange.getRequestURI()))
                .header("Authorization", authorization.replace(secret, vendorSecret))
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(body.replace(secret, vendorSecret)));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.matches("(?i)content-type|accept|idempotency-key")) {
                request.header(name, values.get(0));
            }
        });
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.headers().map().forEach((name, values) -> {
            if (!name.matches("(?i)content-length|transfer-encoding|connection|:status")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), 0);
        try (InputStream in = response.body();
                OutputStream out = exchange.getResponseBody()) {
            byte[] bytes = new byte[8_192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                out.write(bytes, 0, count);
                out.flush();
            }
        }
    }

    private static void answer(HttpExchange exchange, Refusal refusal) throws IOException {
        byte[] bytes = refusal.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(refusal.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
