// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.parley.internal.http.HttpApiClients;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one account of an app was refused, no other one asks for, before and after a restart. */
@WireMockTest
class AppGatesTest {

    private static final ApiRequest ASKING = ApiRequest.get("/x").build();

    @TempDir
    Path folder;

    World world;
    private URI address;

    @BeforeEach
    void begin(WireMockRuntimeInfo server) {
        world = new World(folder);
        address = URI.create(server.getHttpBaseUrl());
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "600")));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void ask(HttpApiClients clients, String app) throws Exception {
        clients.open(ApiSettings.endpoint(address).sharedLimits(app).build()).send(ASKING);
    }

    @Test
    void silenceIsSharedAndOutlivesARestart() throws Exception {
        try (HttpApiClients clients = world.engine().apiClients()) {
            assertSilent(clients, "app");
            assertSilent(clients, "app");
            verify(1, anyRequestedFor(anyUrl()));
        }
        world.restart();
        try (HttpApiClients clients = world.engine().apiClients()) {
            assertSilent(clients, "app");
            verify(1, anyRequestedFor(anyUrl()));
            assertSilent(clients, "another app");
            verify(2, anyRequestedFor(anyUrl()));
            world.clock.advance(Duration.ofSeconds(600));
            stubFor(any(anyUrl()).willReturn(aResponse()));
            ask(clients, "app");
            verify(3, anyRequestedFor(anyUrl()));
        }
    }

    private void assertSilent(HttpApiClients clients, String app) {
        assertThatThrownBy(() -> ask(clients, app))
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limit -> assertThat(limit.resumeAt())
                        .isEqualTo(world.clock.instant().plusSeconds(600)));
    }
}
