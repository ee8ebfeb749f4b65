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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void isNotTold() {
        assertThat(AccessToken.bearer("s3cr3t", clock.instant()).toString()).doesNotContain("s3cr3t");
    }
}
