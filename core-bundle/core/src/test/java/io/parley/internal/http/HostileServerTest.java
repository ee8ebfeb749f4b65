// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.internal.pacing.AppSilences;
import io.parley.internal.work.SettableClock;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that mean harm, or are broken as if they did, cost bounded time and memory. */
@Timeout(30)
class HostileServerTest {

    private static final ApiRequest READING = ApiRequest.get("/x").build();

    private final CountDownLatch looking = new CountDownLatch(1);
    private final CountDownLatch found = new CountDownLatch(1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final HttpApiClients clients =
            new HttpApiClients(new SettableClock(), (costs, levels) -> {}, AppSilences.none(), new Names());

    /** Names of a network in which the third look-up is the first that succeeds. */
    private final class Names implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.equals("stuck.example")) {
                looking.countDown();
                try {
                    found.await();
                } catch (InterruptedException e) {
                    throw new UnknownHostException(host);
                }
            }
            if (host.equals("flaky.example") && lookUps.incrementAndGet() <= 2) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private void send(String host, SocketServer server) throws SyncException, InterruptedException {
        clients.open(ApiSettings.endpoint(URI.create("http://" + host + ":" + server.port()))
                        .bearer("t0k3n")
                        .timeout(Duration.ofSeconds(1))
                        .maxResponseBytes(100_000)
                        .build())
                .send(READING);
    }

    /** Says the same again and again until nobody listens. */
    private static SocketServer drone(String first, String again, long pauseMillis, CountDownLatch unheard)
            throws IOException {
        return SocketServer.plain((head, connection) -> {
            try {
                SocketServer.write(connection, first);
                while (true) {
                    SocketServer.write(connection, again);
                    pause(pauseMillis, connection);
                }
            } catch (IOException e) {
                unheard.countDown();
                throw e;
            }
        });
    }

    /** Waits, unless the other side ends the connection. */
    private static void pause(long millis, Socket connection) throws IOException {
        if (millis > 0) {
            connection.setSoTimeout((int) millis);
            try {
                if (connection.getInputStream().read() < 0) {
                    throw new IOException("nobody listens");
                }
            } catch (java.net.SocketTimeoutException e) {
                // That was the pause.
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"})
    void whoTricklesIsLeftAfterAWhile(String first) throws Exception {
        CountDownLatch unheard = new CountDownLatch(1);
        try (SocketServer server = drone(first, " ", 50, unheard)) {
            assertThatThrownBy(() -> send("localhost", server))
                    .isInstanceOf(SyncException.Transient.class)
                    .hasMessageContaining("did not answer within 1 s");
            assertThat(unheard.await(5, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Long: |0123456789012345678901234567890123456789",
                "HTTP/1.1 200 OK\r\n|X-More: 1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n|a\r\n0123456789\r\n",
                "HTTP/1.1 200 OK\r\n\r\n|0123456789",
                "|HTTP/1.1 100 Continue\r\n\r\n"
            })
    void whoNeverEndsIsLeft(String answer) throws Exception {
        CountDownLatch unheard = new CountDownLatch(1);
        String first = answer.substring(0, answer.indexOf('|'));
        String again = answer.substring(answer.indexOf('|') + 1).repeat(100);
        try (SocketServer server = drone(first, again, 0, unheard)) {
            assertThatThrownBy(() -> send("localhost", server)).isInstanceOf(SyncException.class);
            assertThat(unheard.await(5, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void aHeadWithoutEndIsLeftBeforeTheTimeIsUp() throws Exception {
        try (SocketServer server = drone("HTTP/1.1 200 OK\r\nX-Long: ", "0".repeat(10_000), 0, new CountDownLatch(1))) {
            assertThatThrownBy(() -> send("localhost", server)).hasMessageStartingWith("The connection to localhost");
        }
    }

    @Test
    void aLookUpThatHangsHoldsUpNobodyElse() throws Exception {
        try (SocketServer server =
                SocketServer.plain((head, connection) -> SocketServer.write(connection, SocketServer.ok("{}")))) {
            FutureTask<Throwable> stuck = new FutureTask<>(() -> catchThrowable(() -> send("stuck.example", server)));
            Thread caller = new Thread(stuck, "stuck");
            caller.start();
            looking.await();
            send("localhost", server);
            assertThat(stuck.isDone()).isFalse();
            found.countDown();
            assertThat(stuck.get(5, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void aNameThatIsNotFoundForAWhileIsFoundAgain() throws Exception {
        try (SocketServer server =
                SocketServer.plain((head, connection) -> SocketServer.write(connection, SocketServer.ok("{}")))) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> send("flaky.example", server))
                        .isInstanceOf(SyncException.Transient.class)
                        .hasMessageStartingWith("The name flaky.example:" + server.port() + " cannot be found")
                        .satisfies(fault ->
                                assertThat(((SyncException) fault).inDoubt()).isFalse());
            }
            send("flaky.example", server);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example:PORT/x",
                "http://127.0.0.1:PORT/x",
                "http://10.0.0.5/x",
                "http://169.254.169.254/latest/meta-data/",
                "//[::1]:PORT/x",
                "http://[::ffff:127.0.0.1]:PORT/x",
                "http://2130706433:PORT/x",
                "http://0x7f.1:PORT/x",
                "http://elsewhere.example/%0d%0a2026-11-22%20ERROR%20forged",
                "http://else%0awhere.example/",
                "http://user@localhost:PORT/x",
                "http://localhost:1/x",
                "ftp://localhost:PORT/x",
                "file:///etc/passwd",
                "http:///x",
                "javascript:alert(1)",
                "http://localhost:PORT:80/x"
            })
    void whoLeadsElsewhereIsNotFollowed(String location) throws Exception {
        try (SocketServer elsewhere = SocketServer.plain(
                        (head, connection) -> SocketServer.write(connection, SocketServer.ok("{}")));
                SocketServer server = SocketServer.plain((head, connection) -> SocketServer.write(
                        connection,
                        "HTTP/1.1 302 Found\r\nLocation: "
                                + location.replace("PORT", String.valueOf(elsewhere.port()))
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))) {
            assertThatThrownBy(() -> send("localhost", server))
                    .isInstanceOf(SyncException.Permanent.class)
                    .hasMessageStartingWith("localhost:" + server.port() + " redirects to ")
                    .hasMessageNotContainingAny("\r", "\n", "\u0085", "0d%0a2026-11-22 ERROR");
            assertThat(elsewhere.heads()).isEmpty();
        }
    }
}
