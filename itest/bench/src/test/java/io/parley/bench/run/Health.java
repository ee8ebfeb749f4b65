// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/**
 * How an agent came to life.
 *
 * @param healthy when its health answered 200, in {@link System#nanoTime}
 * @param serving when its account and its target were served; parts that nobody configured may complain
 */
record Health(long healthy, long serving) {

    private static final Set<String> SERVED = Set.of("account a0", "target crm0");
    private static final long LOOK_NANOS = 10_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    /** Looks until the account and the target are served. */
    static Health watch(int port) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest look = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        long begin = System.nanoTime();
        long healthy = 0;
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            try {
                HttpResponse<byte[]> answer = http.send(look, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == OK) {
                    healthy = healthy == 0 ? System.nanoTime() : healthy;
                    if (served(answer.body()) == SERVED.size()) {
                        return new Health(healthy, System.nanoTime());
                    }
                }
            } catch (IOException e) {
                // It does not listen yet.
                healthy = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new AssertionError("the agent does not serve its account and target");
    }

    private static long served(byte[] answer) {
        try {
            return StreamSupport.stream(JSON.readTree(answer).path("parts").spliterator(), false)
                    .filter(part -> SERVED.contains(part.path("name").asText()))
                    .filter(part -> part.path("status").asText().equals("OK"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
