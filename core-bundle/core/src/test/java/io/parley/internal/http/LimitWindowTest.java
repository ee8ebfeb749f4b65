// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.pacing.AppSilences;
import io.parley.internal.pacing.Level;
import io.parley.internal.work.SettableClock;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that allows ten requests in a quarter of an hour, asked every ten seconds for ten hours by two who do not know of each other. */
class LimitWindowTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ALLOWED = 10;

    private final SettableClock clock = new SettableClock();
    private final HttpApiClients clients = new HttpApiClients(clock);
    private final Map<Long, Integer> asked = new TreeMap<>();

    @AfterEach
    void close() {
        clients.close();
    }

    /** What the server says with each answer, by a clock that may be wrong. */
    private SocketServer server(String manner, Duration wrong) throws IOException {
        return SocketServer.plain((head, connection) -> answer(connection, manner, wrong));
    }

    private synchronized void answer(Socket connection, String manner, Duration wrong) throws IOException {
        Instant now = clock.instant();
        long window = now.getEpochSecond() / WINDOW.toSeconds();
        int count = asked.merge(window, 1, Integer::sum);
        Instant reset = Instant.ofEpochSecond((window + 1) * WINDOW.toSeconds());
        long left = Math.max(0, ALLOWED - count);
        Instant theirReset = reset.plus(wrong);
        String limits =
                switch (manner) {
                    case "SILENT" -> "";
                    case "RETRY_SECONDS" ->
                        count <= ALLOWED
                                ? ""
                                : "Retry-After: " + Duration.between(now, reset).toSeconds() + "\r\n";
                    case "RETRY_DATE" -> count <= ALLOWED ? "" : "Retry-After: " + date(theirReset) + "\r\n";
                    case "EPOCH" ->
                        "X-RateLimit-Limit: " + ALLOWED + "\r\nX-RateLimit-Remaining: " + left
                                + "\r\nX-RateLimit-Reset: " + theirReset.getEpochSecond()
                                + "\r\n";
                    default -> "X-RateLimit-Remaining: " + left + "\r\nX-RateLimit-Reset: " + theirReset + "\r\n";
                };
        String date = "Date: " + date(now.plus(wrong)) + "\r\n";
        SocketServer.write(
                connection,
                "HTTP/1.1 " + (count <= ALLOWED ? "200 OK" : "429 Too Many") + "\r\n" + date + limits
                        + "Content-Length: 0\r\n\r\n");
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    private ApiClient client(SocketServer server) {
        return clients.open(ApiSettings.endpoint(URI.create("http://127.0.0.1:" + server.port()))
                .sharedLimits("app")
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY_SECONDS, PT0S, 1",
        "RETRY_DATE, PT0S, 1",
        "RETRY_DATE, PT-3H, 1",
        "RETRY_DATE, PT50H, 1",
        "EPOCH, PT0S, 0",
        "EPOCH, PT3H, 0",
        "EPOCH, PT-7M, 0",
        "ISO, PT0S, 0",
        "ISO, PT-50H, 0",
        "SILENT, PT0S, 1"
    })
    void isRefusedOnceAWindowAtMost(String manner, Duration wrong, int refusals) throws Exception {
        try (SocketServer server = server(manner, wrong)) {
            ApiClient one = client(server);
            ApiClient other = client(server);
            for (int second = 0; second < 36_000; second += 10) {
                ask(one);
                ask(other);
                clock.advance(Duration.ofSeconds(10));
            }
        }
        assertThat(asked.values().stream().skip(1))
                .as("requests in each window after the first")
                .allMatch(count -> count <= ALLOWED + refusals);
        long used = asked.values().stream().filter(count -> count >= ALLOWED).count();
        assertThat(used).as("windows that were used up").isGreaterThan(manner.equals("SILENT") ? 10 : 38);
    }

    @Test
    void anotherLimitGoesOn() throws Exception {
        try (SocketServer server = server("EPOCH", Duration.ZERO)) {
            ApiClient client = client(server);
            for (int i = 0; i < ALLOWED; i++) {
                client.send(ApiRequest.get("/x").build());
            }
            ask(client);
            assertThat(server.heads()).hasSize(ALLOWED);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> client.send(
                            ApiRequest.get("/search").limit("search").build())))
                    .isInstanceOf(SyncException.RateLimited.class);
            assertThat(server.heads()).as("a search is counted apart").hasSize(ALLOWED + 1);
        }
    }

    @Test
    void silenceThatAPlugInReadsIsKeptByEveryCall() throws Exception {
        try (SocketServer server = SocketServer.plain((head, connection) -> SocketServer.write(
                connection, "HTTP/1.1 409 Slowly\r\nX-Wall-Rest: 60\r\nContent-Length: 0\r\n\r\n"))) {
            ApiClient client = clients.open(ApiSettings.endpoint(URI.create("http://127.0.0.1:" + server.port()))
                    .statusRow(answer -> answer.header("X-Wall-Rest")
                            .map(seconds -> new SyncException.RateLimited(
                                    "The wall wants to rest", clock.instant().plusSeconds(Long.parseLong(seconds)))))
                    .build());
            for (String path : List.of("/list", "/list", "/answer")) {
                assertThat(org.assertj.core.api.Assertions.catchThrowable(
                                () -> client.send(ApiRequest.get(path).build())))
                        .isInstanceOf(SyncException.RateLimited.class)
                        .hasMessage("The wall wants to rest");
            }
            assertThat(server.heads()).hasSize(1);
            clock.advance(Duration.ofSeconds(61));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> client.send(ApiRequest.get("/list").build())))
                    .isInstanceOf(SyncException.RateLimited.class);
            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void everyCallIsCountedWithWhatItCosts() throws Exception {
        List<String> counted = new ArrayList<>();
        try (SocketServer server = server("EPOCH", Duration.ZERO);
                HttpApiClients counting = new HttpApiClients(
                        clock,
                        (costs, levels) -> counted.add(
                                costs + " " + levels.stream().map(Level::used).toList()),
                        AppSilences.none())) {
            ApiClient client = counting.open(ApiSettings.endpoint(URI.create("http://127.0.0.1:" + server.port()))
                    .build());
            client.send(ApiRequest.get("/x").costs("units", 50).build());
            client.send(ApiRequest.get("/x").limit("search").build());
        }
        assertThat(counted).containsExactly("{units=50} [1]", "{} []");
    }

    private static void ask(ApiClient client) throws Exception {
        try {
            client.send(ApiRequest.get("/x").build());
        } catch (SyncException.RateLimited limited) {
            assertThat(limited).hasMessageContaining("127.0.0.1");
        }
    }
}
