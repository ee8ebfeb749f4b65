// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.parley.internal.work.SettableClock;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.LimitHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WireMockTest
class HttpApiClientTest {

    private static final String SECRET = "s3cr3t-t0k3n";

    private final SettableClock clock = new SettableClock();
    private final HttpApiClients clients = new HttpApiClients(clock);
    private String base = "";

    @BeforeEach
    void remember(WireMockRuntimeInfo server) {
        base = server.getHttpBaseUrl();
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void sendsCredentialsAndEncodesParameters() throws Exception {
        stubFor(any(anyUrl()).willReturn(okJson("{\"name\":\"Brand\"}")));
        String name = client().send(
                        ApiRequest.get("/me").query("q", "a&b=c d/é").build())
                .json()
                .path("name")
                .asText();
        assertThat(name).isEqualTo("Brand");
        verify(getRequestedFor(urlEqualTo("/api/me?q=a%26b%3Dc%20d%2F%C3%A9"))
                .withHeader("Authorization", equalTo("Bearer " + SECRET)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, AuthExpired",
        "403, ItemRejected",
        "404, RecordGone",
        "410, RecordGone",
        "413, ItemRejected",
        "422, ItemRejected",
        "429, RateLimited",
        "408, Transient",
        "500, Transient",
        "503, Transient",
        "504, Transient"
    })
    void aStatusHasItsMeaning(int status, String meaning) {
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("no")));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x").build()))
                .satisfies(fault -> assertThat(fault.getClass().getSimpleName()).isEqualTo(meaning))
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aLimitSaysUntilWhen() {
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "90")));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x").build()))
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limit -> assertThat(limit.resumeAt())
                        .isEqualTo(clock.instant().plusSeconds(90)));
    }

    @Test
    void aLimitInHeadersOfTheVendorsOwnIsKept() throws Exception {
        ApiClient client = clients.open(ApiSettings.endpoint(URI.create(base))
                .limitHeaders(new LimitHeaders("Acme-Quota", "Acme-Left", "Acme-More", Duration.ofMinutes(1)))
                .build());
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Acme-More", "2")));
        assertThatThrownBy(() -> client.send(ApiRequest.get("/x").build()))
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limit -> assertThat(limit.resumeAt())
                        .isEqualTo(clock.instant().plusSeconds(120)));
        clock.advance(Duration.ofSeconds(120));
        stubFor(any(anyUrl())
                .willReturn(okJson("{}").withHeader("Acme-Left", "0").withHeader("Acme-More", "3")));
        client.send(ApiRequest.get("/x").build());
        assertThatThrownBy(() -> client.send(ApiRequest.get("/x").build()))
                .as("before the vendor has to refuse")
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limit -> assertThat(limit.resumeAt())
                        .isEqualTo(clock.instant().plusSeconds(180)));
    }

    @ParameterizedTest
    @CsvSource({"RateLimit-Reset, 90", "X-RateLimit-Reset, 89.2", "x-rate-limit-reset, EPOCH", "X-RateLimit-Reset, ISO"
    })
    void aLimitSaysUntilWhenInOtherWords(String header, String words) {
        String value = words.replace(
                        "EPOCH", String.valueOf(clock.instant().plusSeconds(90).getEpochSecond()))
                .replace("ISO", clock.instant().plusSeconds(90).toString());
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader(header, value)));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x").build()))
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limit -> assertThat(limit.resumeAt())
                        .isBetween(
                                clock.instant().plusSeconds(89), clock.instant().plusSeconds(90)));
    }

    @Test
    void aVendorMayMeanSomethingElse() {
        stubFor(any(anyUrl()).willReturn(okJson("{\"error\":\"expired\"}")));
        ApiClient client = clients.open(ApiSettings.endpoint(URI.create(base))
                .statusRow(answer -> answer.text().contains("expired")
                        ? Optional.of(new SyncException.AuthExpired("expired"))
                        : Optional.empty())
                .build());
        assertThatThrownBy(() -> client.send(ApiRequest.get("/x").build()))
                .isInstanceOf(SyncException.AuthExpired.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsBrokenOff() {
        stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(200_000))));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x").build()))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("larger than 100000 bytes");
    }

    @Test
    void anAnswerThatGrowsTooLargeWhenUnpackedIsBrokenOff() {
        stubFor(any(anyUrl()).willReturn(okJson("x".repeat(5_000_000))));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x")
                        .header("Accept-Encoding", "gzip")
                        .build()))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void aSlowAnswerIsNotWaitedForTooLong() {
        stubFor(any(anyUrl()).willReturn(okJson("{}").withChunkedDribbleDelay(20, 10_000)));
        assertThatThrownBy(() ->
                        client(Duration.ofSeconds(1)).send(ApiRequest.post("/x").build()))
                .isInstanceOf(SyncException.Transient.class)
                .satisfies(
                        fault -> assertThat(((SyncException) fault).inDoubt()).isTrue());
    }

    @Test
    void aCutConnectionIsInDoubtOnlyForWrites() {
        stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        SyncException reading = (SyncException)
                catchThrowable(() -> client().send(ApiRequest.get("/x").build()));
        SyncException writing = (SyncException)
                catchThrowable(() -> client().send(ApiRequest.post("/x").build()));
        assertThat(reading).isInstanceOf(SyncException.Transient.class);
        assertThat(reading.inDoubt()).isFalse();
        assertThat(writing.inDoubt()).isTrue();
    }

    @Test
    void anUnreachableHostIsNotInDoubt() {
        ApiClient lost = clients.open(
                ApiSettings.endpoint(URI.create("http://127.0.0.1:9")).build());
        assertThatThrownBy(() -> lost.send(ApiRequest.post("/x").build()))
                .isInstanceOf(SyncException.Transient.class)
                .satisfies(
                        fault -> assertThat(((SyncException) fault).inDoubt()).isFalse());
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.2:1/x")));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x").build()))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("redirects to http://127.0.0.2:1/x");
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() throws Exception {
        stubFor(any(urlEqualTo("/api/x")).willReturn(aResponse().withStatus(301).withHeader("Location", "/y")));
        stubFor(any(urlEqualTo("/y")).willReturn(okJson("{\"here\":true}")));
        assertThat(client().send(ApiRequest.get("/x").build())
                        .json()
                        .path("here")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aCircleOfRedirectsEnds() {
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/x")));
        assertThatThrownBy(() -> client().send(ApiRequest.get("/x").build()))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("circle");
    }

    @Test
    void anAddressOnAnotherHostIsRefused() {
        assertThatThrownBy(
                        () -> client().send(ApiRequest.get("http://127.0.0.2/x").build()))
                .isInstanceOf(SyncException.ItemRejected.class);
        assertThatThrownBy(() -> client().send(ApiRequest.get(base.replace("//", "//user@") + "/x")
                        .build()))
                .isInstanceOf(SyncException.ItemRejected.class);
    }

    @Test
    void anInterruptedCallEndsAtOnce() throws Exception {
        stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(20_000)));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        ApiClient patient = clients.open(ApiSettings.endpoint(URI.create(base)).build());
        Thread caller = new Thread(() -> end.complete(
                catchThrowable(() -> patient.send(ApiRequest.get("/x").build()))));
        caller.start();
        caller.interrupt();
        assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    private ApiClient client() {
        return client(Duration.ofSeconds(20));
    }

    private ApiClient client(Duration timeout) {
        return clients.open(ApiSettings.endpoint(URI.create(base + "/api"))
                .bearer(SECRET)
                .timeout(timeout)
                .maxResponseBytes(100_000)
                .build());
    }
}
