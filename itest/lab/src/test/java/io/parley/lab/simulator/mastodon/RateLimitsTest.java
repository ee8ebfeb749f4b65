// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

    private static final String PATH = "/api/v1/notifications";

    private final SetClock clock = new SetClock();
    private final MastodonSimulator mastodon = new MastodonSimulator(clock);
    private final Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void announcesHowManyCallsAreLeftAndUntilWhen() {
        brand.get(PATH);
        Browser.Reply second = brand.get("/api/v1/statuses/1");

        assertThat(second.status()).isEqualTo(404);
        assertThat(second.header("X-RateLimit-Limit")).isEqualTo("300");
        assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("298");
        assertThat(second.header("X-RateLimit-Reset")).isEqualTo("2026-05-04T12:05:00.250000Z");
    }

    @Test
    void refusesOneCallTooManyUntilThePeriodEnds() {
        mastodon.limitCalls(2);
        brand.get(PATH);
        assertThat(brand.get(PATH).status()).isEqualTo(200);

        Browser.Reply refused = brand.get(PATH);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("Too many requests");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        clock.pass(Duration.ofMinutes(4));
        assertThat(brand.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void countsEachTokenAlone() {
        mastodon.limitCalls(1);
        brand.get(PATH);

        assertThat(brand.get(PATH).status()).isEqualTo(429);
        assertThat(new Browser(mastodon.endpoint(), mastodon.readOnlyToken())
                        .get(PATH)
                        .status())
                .isEqualTo(200);
        assertThat(new Browser(mastodon.endpoint(), null)
                        .get("/api/v2/instance")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countsTurnedPagesForAQuarterOfAnHour() {
        mastodon.limitCalls(1);
        brand.get(PATH + "?min_id=1");
        clock.pass(Duration.ofMinutes(5));

        assertThat(brand.get(PATH + "?min_id=1").status()).isEqualTo(429);
        clock.pass(Duration.ofMinutes(5));
        assertThat(brand.get(PATH).status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(5));
        assertThat(brand.get(PATH + "?min_id=1").status()).isEqualTo(200);
    }

    @Test
    void countsNewStatusesForThreeHours() {
        mastodon.limitCalls(1);
        Browser.Reply first = brand.postJson("/api/v1/statuses", Map.of("status", "one"));
        assertThat(first.header("X-RateLimit-Reset")).isEqualTo("2026-05-04T15:00:00.250000Z");
        clock.pass(Duration.ofMinutes(10));

        assertThat(brand.postJson("/api/v1/statuses", Map.of("status", "two")).status())
                .isEqualTo(429);
        assertThat(mastodon.by("brand")).hasSize(1);
    }
}
