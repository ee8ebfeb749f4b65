// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionsTest {

    private static final String SHOW = "com.atproto.server.getSession";
    private static final String RENEW = "com.atproto.server.refreshSession";

    private final BlueskySimulator bluesky = new BlueskySimulator();
    private final Caller nobody = new Caller(bluesky.endpoint(), null);

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void beginsWithHandleOrDidAndAppPassword() {
        JsonNode session = begin();
        assertThat(session.path("did").asText()).matches("did:plc:[a-z2-7]{24}");
        assertThat(session.path("handle").asText()).isEqualTo("brand.example");
        assertThat(session.path("active").asBoolean()).isTrue();
        assertThat(nobody.begin(session.path("did").asText(), bluesky.appPassword())
                        .status())
                .isEqualTo(200);
        Caller.Reply wrong = nobody.begin("brand.example", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error()).isEqualTo("AuthenticationRequired");
    }

    @Test
    void demandsATokenThatItGave() {
        assertThat(nobody.get(SHOW).status()).isEqualTo(401);
        assertThat(nobody.as("xx").get(SHOW).error()).isEqualTo("InvalidToken");
        Caller brand = nobody.as(begin().path("accessJwt").asText());
        assertThat(brand.get(SHOW).body().path("handle").asText()).isEqualTo("brand.example");
        bluesky.endAccessTokens();
        assertThat(brand.get(SHOW).status()).isEqualTo(400);
        assertThat(brand.get(SHOW).error()).isEqualTo("ExpiredToken");
    }

    @Test
    void renewsUntilTheRefreshTokenEnds() {
        Caller renewer = nobody.as(begin().path("refreshJwt").asText());
        JsonNode next = renewer.post(RENEW).body();
        assertThat(nobody.as(next.path("accessJwt").asText()).get(SHOW).status())
                .isEqualTo(200);
        assertThat(renewer.post(RENEW).status()).isEqualTo(200);
        bluesky.endSessions();
        assertThat(nobody.as(next.path("refreshJwt").asText()).post(RENEW).error())
                .isEqualTo("ExpiredToken");
    }

    @Test
    void tellsOfTheAccountsState() {
        Caller brand = nobody.as(begin().path("accessJwt").asText());
        bluesky.setStatus("deactivated");
        assertThat(brand.get(SHOW).body().path("active").asBoolean(true)).isFalse();
        assertThat(begin().path("status").asText()).isEqualTo("deactivated");
        bluesky.setStatus("takendown");
        assertThat(brand.get(SHOW).error()).isEqualTo("AccountTakedown");
        assertThat(nobody.begin("brand.example", bluesky.appPassword()).error()).isEqualTo("AccountTakedown");
    }

    @Test
    void limitsSessionsAndCallsApart() {
        Caller brand = nobody.as(begin().path("accessJwt").asText());
        bluesky.limitSessions(1);
        Caller.Reply refused = nobody.begin("brand.example", bluesky.appPassword());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("RateLimitExceeded");
        assertThat(refused.response().headers().firstValue("RateLimit-Remaining"))
                .contains("0");
        assertThat(refused.response()
                        .headers()
                        .firstValueAsLong("RateLimit-Reset")
                        .orElseThrow())
                .isGreaterThan(1_700_000_000L);
        assertThat(brand.get(SHOW).status()).isEqualTo(200);
        bluesky.limitCalls(1);
        assertThat(brand.get(SHOW).status()).isEqualTo(429);
    }

    @Test
    void knowsWhichMethodsItHas() {
        Caller brand = nobody.as(begin().path("accessJwt").asText());
        assertThat(brand.get("app.bsky.feed.getTimeline").status()).isEqualTo(501);
        assertThat(brand.post(SHOW).status()).isEqualTo(501);
    }

    private JsonNode begin() {
        return nobody.begin("brand.example", bluesky.appPassword()).body();
    }
}
