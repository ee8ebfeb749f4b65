// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.parley.internal.work.SettableClock;
import io.parley.spi.SyncException;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens are fetched once, renewed when they end or are refused, and never told. */
@WireMockTest
class AccessTokenTest {

    private static final ApiRequest ME = ApiRequest.get("/me").build();

    private final SettableClock clock = new SettableClock();
    private final HttpApiClients clients = new HttpApiClients(clock);
    private final AtomicInteger minted = new AtomicInteger();
    private String base = "";

    @BeforeEach
    void accept(WireMockRuntimeInfo server) {
        base = server.getHttpBaseUrl();
        stubFor(any(anyUrl()).willReturn(unauthorized()));
        stubFor(get("/me")
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(ok()));
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private ApiClient client(TokenSource source) {
        return clients.open(
                ApiSettings.endpoint(URI.create(base)).tokens(source).build());
    }

    private AccessToken next(ApiClient door) {
        return AccessToken.bearer("token-" + minted.incrementAndGet());
    }

    @Test
    void isFetchedOnceForManyRequests() throws Exception {
        ApiClient client = client(this::next);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                requests.add(() -> client.send(ME).status());
            }
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(minted).hasValue(1);
    }

    @Test
    void isRenewedOnceWhenTenRequestsAreRefusedTogether() throws Exception {
        CountDownLatch allRefused = new CountDownLatch(10);
        try (SocketServer server = SocketServer.plain((head, connection) -> {
            if (head.contains("Bearer token-1")) {
                allRefused.countDown();
                await(allRefused);
                SocketServer.write(connection, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
            } else {
                SocketServer.write(connection, SocketServer.ok("{}"));
                connection.close();
            }
        })) {
            base = "http://127.0.0.1:" + server.port();
            ApiClient client = client(this::next);
            List<Future<Integer>> answers = together(10, client, new ArrayList<>());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            }
            assertThat(server.heads()).hasSize(20);
        }
        assertThat(minted).hasValue(2);
    }

    @Test
    void isRenewedOnceWhenItEndsWhileTenRequestsNeedIt() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ApiClient client = client(door -> {
            if (minted.incrementAndGet() > 1) {
                awaitWaiting(threads, 9);
            }
            return AccessToken.bearer("token-1", clock.instant().plus(Duration.ofMinutes(10)));
        });
        client.send(ME);
        clock.advance(Duration.ofMinutes(10));
        for (Future<Integer> answer : together(10, client, threads)) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }
        assertThat(minted).hasValue(2);
    }

    private static void awaitWaiting(List<Thread> threads, int number) {
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.WAITING)
                        .count()
                < number) {
            Thread.onSpinWait();
        }
    }

    @Test
    void deadCredentialsAreTriedOnceByTenThatWait() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ApiClient client = client(door -> {
            minted.incrementAndGet();
            awaitWaiting(threads, 9);
            throw new SyncException.ItemRejected("invalid_grant");
        });
        for (Future<Integer> answer : together(10, client, threads)) {
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SyncException.AuthExpired.class)
                    .hasMessageContaining("invalid_grant");
        }
        assertThat(minted).hasValue(1);
        threads.clear();
        threads.addAll(Collections.nCopies(9, waiting()));
        assertThatThrownBy(() -> client.send(ME)).isInstanceOf(SyncException.AuthExpired.class);
        assertThat(minted).as("who comes later tries anew").hasValue(2);
    }

    private static Thread waiting() {
        Thread thread = new Thread(() -> await(new CountDownLatch(1)));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static List<Future<Integer>> together(int number, ApiClient client, List<Thread> threads) {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            FutureTask<Integer> request = new FutureTask<>(() -> client.send(ME).status());
            Thread thread = new Thread(request, "request " + i);
            thread.setDaemon(true);
            threads.add(thread);
            answers.add(request);
        }
        threads.forEach(Thread::start);
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isRenewedWhenItIsRefused() throws Exception {
        ApiClient client = client(this::next);
        client.send(ME);
        stubFor(get("/me")
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(unauthorized()));
        stubFor(get("/me")
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .willReturn(ok()));
        assertThat(client.send(ME).status()).isEqualTo(200);
        assertThat(minted).hasValue(2);
    }

    @Test
    void isRenewedBeforeItEnds() throws Exception {
        ApiClient client = client(door ->
                AccessToken.bearer("token-1", clock.instant().plusSeconds(60L * minted.incrementAndGet() + 60)));
        client.send(ME);
        clock.advance(Duration.ofSeconds(61));
        client.send(ME);
        client.send(ME);
        assertThat(minted).hasValue(2);
    }

    @Test
    void isRenewedOnlyOnceForARequest() {
        stubFor(get("/me").willReturn(unauthorized()));
        assertThatThrownBy(() -> client(this::next).send(ME)).isInstanceOf(SyncException.AuthExpired.class);
        assertThat(minted).hasValue(2);
    }

    @Test
    void refusedCredentialsAreDeadCredentials() {
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_client\"}")));
        TokenSource source = door ->
                AccessToken.bearer(door.send(ApiRequest.post("/token").build()).text());
        assertThatThrownBy(() -> client(source).send(ME))
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("invalid_client");
    }

    /** Mints token-1 with the secret renewal-1; each renewal gives the next ones, or fails as it is told to. */
    private final class Renewing implements TokenSource {

        private final List<String> asked = new ArrayList<>();
        private final Deque<SyncException> faults = new ArrayDeque<>();

        private AccessToken token() {
            int number = minted.incrementAndGet();
            return AccessToken.bearer("token-" + number).renewableBy("renewal-" + number);
        }

        @Override
        public AccessToken mint(ApiClient door) {
            asked.add("mint");
            return token();
        }

        @Override
        public AccessToken renew(ApiClient door, AccessToken last) throws SyncException {
            asked.add("renew by " + last.renewal().orElseThrow());
            SyncException fault = faults.poll();
            if (fault != null) {
                throw fault;
            }
            return token();
        }
    }

    private static void accept(int number) {
        stubFor(get("/me").willReturn(unauthorized()));
        stubFor(get("/me")
                .withHeader("Authorization", equalTo("Bearer token-" + number))
                .willReturn(ok()));
    }

    @Test
    void isRenewedByTheSecretThatCameWithIt() throws Exception {
        Renewing source = new Renewing();
        ApiClient client = client(source);
        for (int number = 1; number <= 3; number++) {
            accept(number);
            client.send(ME);
        }
        assertThat(source.asked).containsExactly("mint", "renew by renewal-1", "renew by renewal-2");
    }

    @Test
    void isMintedAtOnceWhenTheSecretIsDead() throws Exception {
        for (SyncException dead :
                List.of(new SyncException.AuthExpired("ended"), new SyncException.ItemRejected("invalid_grant"))) {
            minted.set(0);
            Renewing source = new Renewing();
            ApiClient client = client(source);
            accept(1);
            client.send(ME);
            source.faults.add(dead);
            accept(2);
            client.send(ME);
            accept(3);
            client.send(ME);
            assertThat(source.asked).containsExactly("mint", "renew by renewal-1", "mint", "renew by renewal-2");
        }
    }

    @Test
    void aSecretThatCouldNotBeUsedNowIsUsedLater() throws Exception {
        Renewing source = new Renewing();
        ApiClient client = client(source);
        client.send(ME);
        source.faults.add(new SyncException.Transient("down", false, null));
        accept(2);
        assertThatThrownBy(() -> client.send(ME)).isInstanceOf(SyncException.Transient.class);
        client.send(ME);
        assertThat(source.asked).containsExactly("mint", "renew by renewal-1", "renew by renewal-1");
    }

    @Test
    void aDeadSecretIsUsedOnceAlsoWhenNothingCanBeMinted() throws Exception {
        List<String> asked = new ArrayList<>();
        TokenSource source = new TokenSource() {
            @Override
            public AccessToken mint(ApiClient door) throws SyncException {
                asked.add("mint");
                if (asked.size() > 1) {
                    throw new SyncException.AuthExpired("taken back");
                }
                return AccessToken.bearer("token-1").renewableBy("renewal-1");
            }

            @Override
            public AccessToken renew(ApiClient door, AccessToken last) throws SyncException {
                asked.add("renew");
                throw new SyncException.AuthExpired("ended");
            }
        };
        ApiClient client = client(source);
        client.send(ME);
        accept(2);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.send(ME)).hasMessageContaining("taken back");
        }
        assertThat(asked).containsExactly("mint", "renew", "mint", "mint");
    }

    @Test
    void isMintedAgainByASourceThatDoesNotRenew() throws Exception {
        ApiClient client = client(door -> next(door).renewableBy("renewal-1"));
        client.send(ME);
        accept(2);
        assertThat(client.send(ME).status()).isEqualTo(200);
    }

    @Test
    void isNotTold() {
        assertThat(AccessToken.bearer("s3cr3t", clock.instant())
                        .renewableBy("s3cr3t too")
                        .toString())
                .doesNotContain("s3cr3t");
    }
}
