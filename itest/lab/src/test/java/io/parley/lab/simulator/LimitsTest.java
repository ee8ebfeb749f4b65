// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:30Z");

    private final SettableClock clock = new SettableClock(NOW);

    @Test
    void aMomentIsWrittenInTheStylesOfTheVendors() {
        Instant reset = NOW.plusMillis(90_250);
        assertThat(MomentStyle.EPOCH_SECONDS.of(reset, NOW)).isEqualTo("1777896120");
        assertThat(MomentStyle.EPOCH_MILLISECONDS.of(reset, NOW)).isEqualTo("1777896120250");
        assertThat(MomentStyle.SECONDS_FROM_NOW.of(reset, NOW)).isEqualTo("91");
        assertThat(MomentStyle.SECONDS_FROM_NOW.of(NOW.minusSeconds(3), NOW)).isEqualTo("0");
        assertThat(MomentStyle.ISO_DATE.of(reset, NOW)).isEqualTo("2026-05-04T12:02:00.250000Z");
        assertThat(MomentStyle.HTTP_DATE.of(reset, NOW)).isEqualTo("Mon, 4 May 2026 12:02:00 GMT");
    }

    @Test
    void aSilentVendorSaysNothing() {
        LimitLevel level = new LimitLevel(5, 0, NOW);
        assertThat(LimitHeaders.silent().announce(Answer.empty(429), level, NOW).headers())
                .isEmpty();
        assertThat(LimitHeaders.silent()
                        .withRetryAfter(MomentStyle.SECONDS_FROM_NOW)
                        .announce(Answer.empty(429), level, NOW)
                        .headers())
                .isEqualTo(Map.of("Retry-After", "0"));
    }

    @Test
    void retryAfterStandsOnRefusalsAlone() {
        LimitHeaders style = LimitHeaders.silent().withRetryAfter(MomentStyle.SECONDS_FROM_NOW);
        LimitLevel level = new LimitLevel(5, 3, NOW.plusSeconds(7));
        assertThat(style.announce(Answer.empty(200), level, NOW).headers()).isEmpty();
        assertThat(style.announce(Answer.empty(503), level, NOW).headers()).containsEntry("Retry-After", "7");
    }

    @Test
    void aWindowForgetsEachCallByItself() {
        CallCount calls = new WindowCount(clock, Duration.ofMinutes(1));
        calls.count("ada");
        clock.pass(Duration.ofSeconds(40));
        calls.count("ada");
        assertThat(calls.level("ada", 5)).isEqualTo(new LimitLevel(5, 3, NOW.plusSeconds(60)));
        assertThat(calls.counted("joan")).isZero();
        clock.pass(Duration.ofSeconds(20));
        assertThat(calls.level("ada", 5)).isEqualTo(new LimitLevel(5, 4, NOW.plusSeconds(100)));
    }

    @Test
    void aPeriodForgetsAllCallsAtOnce() {
        CallCount calls = new PeriodCount(clock, Duration.ofMinutes(1));
        calls.count("ada");
        assertThat(calls.count("ada")).isEqualTo(2);
        assertThat(calls.level("ada", 1)).isEqualTo(new LimitLevel(1, 0, NOW.plusSeconds(30)));
        clock.pass(Duration.ofSeconds(30));
        assertThat(calls.counted("ada")).isZero();
    }
}
