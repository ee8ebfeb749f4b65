// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.http.SocketServer.Behaviour;
import io.parley.internal.work.SettableClock;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.EventListener;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server-sent events, from servers that behave well and others. */
class EventStreamTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private final HttpApiClients clients = new HttpApiClients(new SettableClock());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        clients.close();
    }

    private final EventListener listener = new EventListener() {
        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void event(String name, String data) throws InterruptedException {
            heard.add(name + "=" + data);
        }
    };

    private void listen(Behaviour behaviour, EventListener to) throws Exception {
        try (SocketServer server = SocketServer.plain(behaviour)) {
            URI endpoint = URI.create("http://127.0.0.1:" + server.port());
            clients.open(ApiSettings.endpoint(endpoint)
                            .bearer("s3cr3t")
                            .maxResponseBytes(10_000)
                            .build())
                    .listen(ApiRequest.get("/stream").build(), Duration.ofSeconds(2), to);
        }
    }

    @Test
    void eventsComeAsTheyAreSentUntilTheStreamEnds() throws Exception {
        listen(
                (head, connection) -> {
                    assertThat(head).contains("Authorization: Bearer s3cr3t");
                    SocketServer.write(connection, HEAD + ":hello\n\nevent: news\ndata: 1\n\n");
                    SocketServer.write(connection, "event: news\ndata: 2\n\n");
                    connection.close();
                },
                listener);
        assertThat(heard).containsExactly("opened", "news=1", "news=2");
    }

    @Test
    void aStreamThatHangsIsTakenForDead() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> listen(
                            (head, connection) -> {
                                SocketServer.write(connection, HEAD + "data: last\n\n");
                                await(end);
                            },
                            listener))
                    .isInstanceOf(SyncException.Transient.class)
                    .hasMessageContaining("has sent nothing for 2 s");
            assertThat(heard).containsExactly("opened", "message=last");
        } finally {
            end.countDown();
        }
    }

    @Test
    void whatIsNoStreamIsJudgedLikeEveryAnswer() {
        assertThatThrownBy(() -> listen((head, c) -> SocketServer.write(c, refusal("401 Unauthorized")), listener))
                .isInstanceOf(SyncException.AuthExpired.class);
        assertThatThrownBy(() -> listen((head, c) -> SocketServer.write(c, refusal("429 Slow")), listener))
                .isInstanceOf(SyncException.RateLimited.class);
        assertThatThrownBy(() -> listen((head, c) -> SocketServer.write(c, SocketServer.ok("{}")), listener))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("something else than events");
        assertThatThrownBy(() -> listen((head, c) -> c.close(), listener)).isInstanceOf(SyncException.Transient.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void aStreamThatFloodsIsBrokenOff() {
        CountDownLatch closed = new CountDownLatch(1);
        EventListener slow = new EventListener() {
            @Override
            public void opened() {
                heard.add("opened");
            }

            @Override
            public void event(String name, String data) throws InterruptedException {
                heard.add(name);
                closed.await();
            }
        };
        Behaviour floods = (head, connection) -> {
            try {
                SocketServer.write(connection, HEAD);
                while (true) {
                    SocketServer.write(connection, "data: more\n\n".repeat(1_000));
                }
            } finally {
                closed.countDown();
            }
        };
        assertThatThrownBy(() -> listen(floods, slow))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("faster than they are handled");
        assertThat(heard).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anInterruptEndsTheListening() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                listen(
                        (head, connection) -> {
                            SocketServer.write(connection, HEAD + "data: 1\n\n");
                            try {
                                assertThat(connection.getInputStream().read()).isNegative();
                            } finally {
                                closed.countDown();
                            }
                        },
                        listener);
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        thread.start();
        while (heard.size() < 2) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(closed.await(5, TimeUnit.SECONDS))
                .as("the connection is closed")
                .isTrue();
    }

    private static String refusal(String status) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
