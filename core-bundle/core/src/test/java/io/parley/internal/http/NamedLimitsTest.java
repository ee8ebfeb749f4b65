// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.pacing.Level;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.LimitHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits in headers whose names a plug-in says. */
class NamedLimitsTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final NamedLimits ACME =
            new NamedLimits(List.of(LimitHeaders.of("Acme-Quota", "Acme-Left", "Acme-More")));

    private static LimitAnswer answer(String... headers) {
        Map<String, List<String>> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : headers) {
            named.put(header.split(": ")[0], List.of(header.split(": ")[1]));
        }
        return new LimitAnswer(new ApiResponse(200, named, new byte[0]), new Moments(NOON));
    }

    private static NamedLimits counting(Duration unit) {
        return new NamedLimits(List.of(new LimitHeaders("", "Acme-Left", "Acme-More", unit)));
    }

    @Test
    void whatIsLeftIsRead() {
        assertThat(ACME.levels(answer("acme-quota: 100", "acme-left: 40", "acme-more: 90")))
                .containsExactly(new Level("requests", 60, 100, Optional.of(Duration.ofSeconds(90))));
        assertThat(ACME.levels(answer("Acme-Left: 40")))
                .containsExactly(new Level("requests", 0, 40, Optional.empty()));
        assertThat(ACME.levels(answer("Acme-Quota: 100", "Acme-Left: many"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 90, 90",
        "PT0.001S, 90000, 90",
        "PT1M, 1.5, 90",
        "PT1M, 1777896090, 90",
        "PT1S, 1777896090000, 90",
        "PT1M, 2026-05-04T12:01:30Z, 90",
        "P1D, 999999999, 86399999913600"
    })
    void whenThereIsMoreIsReadInItsUnit(Duration unit, String more, long seconds) {
        assertThat(counting(unit).silence(answer("Acme-Left: 0", "Acme-More: " + more)))
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void ofSeveralLimitsTheOneThatIsUsedUpCounts() {
        NamedLimits two = new NamedLimits(List.of(
                LimitHeaders.of("", "Day-Left", "Day-More"), LimitHeaders.of("", "Minute-Left", "Minute-More")));
        assertThat(two.silence(answer("Day-Left: 7", "Day-More: 5000", "Minute-Left: 0", "Minute-More: 9")))
                .contains(Duration.ofSeconds(9));
        assertThat(two.silence(answer("Day-Left: 0", "Day-More: 5000", "Minute-Left: 0", "Minute-More: 9")))
                .contains(Duration.ofSeconds(5000));
        assertThat(two.silence(answer("Day-More: 5000", "Minute-More: 9"))).contains(Duration.ofSeconds(9));
        assertThat(two.silence(answer("Other: 1"))).isEmpty();
        assertThat(two.levels(answer("Day-Left: 7", "Minute-Left: 0")).map(Level::name))
                .containsExactly("requests", "requests 2");
    }

    @Test
    void namesAndUnitsHaveTheirBounds() {
        assertThatThrownBy(() -> LimitHeaders.of("Acme-Quota", " ", "")).hasMessageContaining("must be named");
        for (Duration unit : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(2))) {
            assertThatThrownBy(() -> counting(unit)).hasMessageContaining("at most a day, not " + unit);
        }
    }
}
