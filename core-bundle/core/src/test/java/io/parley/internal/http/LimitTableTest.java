// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.pacing.Level;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.LimitStyle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What vendors say about limits, in all their manners. */
class LimitTableTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static LimitAnswer answer(int status, String headers, String body) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String header : headers == null ? new String[0] : headers.split(" \\| ")) {
            int colon = header.indexOf(':');
            named.put(header.substring(0, colon), List.of(header.substring(colon + 1)));
        }
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        ApiResponse response = new ApiResponse(status, named, bytes);
        return new LimitAnswer(response, Moments.of(response, NOON));
    }

    private static String silence(String style, int status, String headers, String body) {
        LimitAnswer answer = answer(status, headers, body);
        return LimitRefusals.ofVendor(LimitStyle.valueOf(style), answer)
                .or(() -> LimitRefusals.common(answer))
                .map(refusal ->
                        refusal.silence().map(pause -> pause.toSeconds() + " s").orElse("unstated"))
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "COMMON; 429; ; ; unstated",
                "COMMON; 429; Retry-After: 90; ; 90 s",
                "COMMON; 429; Retry-After: Mon, 4 May 2026 12:01:30 GMT; ; 90 s",
                "COMMON; 429; Retry-After: soon; ; unstated",
                "COMMON; 429; Retry-After: -5; ; unstated",
                "COMMON; 429; Retry-After: 99999999999999999999; ; unstated",
                "COMMON; 429; x-rate-limit-reset: 1777896090; ; 90 s",
                "COMMON; 429; X-RateLimit-Reset: 1777896090000; ; 90 s",
                "COMMON; 429; X-RateLimit-Reset: 2026-05-04T12:01:30.000Z; ; 90 s",
                "COMMON; 429; X-RateLimit-Reset: 2026-05-04T14:01:30+02:00; ; 90 s",
                "COMMON; 429; RateLimit-Reset: 90; ; 90 s",
                "COMMON; 429; X-Ratelimit-Reset: 89.5; ; 89 s",
                "COMMON; 429; X-RateLimit-Reset: 1777890000; ; 0 s",
                "COMMON; 429; 'RateLimit: limit=100, remaining=0, reset=90'; ; 90 s",
                "COMMON; 429; 'RateLimit: \"default\";r=0;t=90'; ; 90 s",
                "COMMON; 429; Zendesk-RateLimit-Tickets-Index: total=100# remaining=0# resets=90; ; 90 s",
                "COMMON; 503; Retry-After: 90; ; 90 s",
                "COMMON; 503; ; ; none",
                "COMMON; 403; ; ; none",
                "COMMON; 200; X-RateLimit-Reset: 90; ; none",
                "META; 400; ; {\"error\":{\"code\":4}}; 3600 s",
                "META; 403; X-Business-Use-Case-Usage: {\"1\":[{\"call_count\":100,"
                        + "\"estimated_time_to_regain_access\":7}]}; {\"error\":{\"code\":80001}}; 420 s",
                "META; 400; ; {\"error\":{\"code\":100}}; none",
                "META; 400; ; <html>; none",
                "GOOGLE; 403; ; {\"error\":{\"errors\":[{\"reason\":\"quotaExceeded\"}]}}; 68400 s",
                "GOOGLE; 403; ; {\"error\":{\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}; unstated",
                "GOOGLE; 403; ; {\"error\":{\"errors\":[{\"reason\":\"forbidden\"}]}}; none",
                "LINKEDIN; 429; ; ; 43200 s",
                "REDDIT; 200; ; {\"json\":{\"errors\":[[\"RATELIMIT\",\"…\",\"ratelimit\"]],\"ratelimit\":540}}; 540 s",
                "REDDIT; 200; X-Ratelimit-Reset: 90; {\"json\":{\"errors\":[[\"RATELIMIT\"]]}}; 90 s",
                "REDDIT; 200; X-Ratelimit-Reset: 90; {\"json\":{\"errors\":[]}}; none",
                "TELEGRAM; 429; ; {\"ok\":false,\"parameters\":{\"retry_after\":9}}; 9 s",
                "DISCOURSE; 429; ; {\"extras\":{\"wait_seconds\":9}}; 9 s",
                "SALESFORCE; 403; ; [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]; 3600 s",
                "SALESFORCE; 403; ; [{\"errorCode\":\"INSUFFICIENT_ACCESS\"}]; none",
                "HUBSPOT; 429; ; {\"policyName\":\"SECONDLY\"}; 1 s",
                "HUBSPOT; 429; ; {\"policyName\":\"TEN_SECONDLY_ROLLING\"}; 10 s",
                "HUBSPOT; 429; ; {\"policyName\":\"DAILY\"}; 43200 s",
                "HUBSPOT; 429; ; {}; unstated",
                "DYNAMICS; 429; Retry-After: 9; {\"error\":{\"code\":\"0x80072322\"}}; 9 s",
                "DYNAMICS; 503; ; {\"error\":{\"code\":\"0x80072321\"}}; 300 s"
            })
    void refusals(String style, int status, String headers, String body, String expected) {
        assertThat(silence(style, status, headers == null ? null : headers.replace('#', ';'), body))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "COMMON; X-RateLimit-Limit: 300 | X-RateLimit-Remaining: 75 | X-RateLimit-Reset: 90; 225/300 90",
                "COMMON; ratelimit-limit: 300 | ratelimit-remaining: 0 | ratelimit-reset: 90; 300/300 90",
                "COMMON; X-Rate-Limit: 700 | X-Rate-Limit-Remaining: 699 | ratelimit-reset: 41; 1/700 41",
                "COMMON; X-RateLimit-Total: 700 | X-RateLimit-Remaining: 600; 100/700 -",
                "COMMON; X-Ratelimit-Used: 2 | X-Ratelimit-Remaining: 598.0 | X-Ratelimit-Reset: 90; 2/600 90",
                "COMMON; 'RateLimit: \"a\";r=25;t=9 | RateLimit-Policy: \"a\";q=100;w=60'; 75/100 9",
                "COMMON; X-RateLimit-Remaining: many; ",
                "META; X-App-Usage: {\"call_count\":28,\"total_time\":81,\"total_cputime\":5}; 81/100 -",
                "META; X-Business-Use-Case-Usage: {\"1\":[{\"call_count\":100,\"total_time\":1,\"total_cputime\":1,"
                        + "\"estimated_time_to_regain_access\":2}]}; 100/100 120",
                "META; X-App-Usage: nonsense; ",
                "META; X-App-Usage: {\"call_count\":100,\"estimated_time_to_regain_access\":9223372036854775807};"
                        + " 100/100 31536000",
                "SALESFORCE; Sforce-Limit-Info: api-usage=12000/15000; 12000/15000 -",
                "HUBSPOT; X-HubSpot-RateLimit-Max: 100 | X-HubSpot-RateLimit-Remaining: 60"
                        + " | X-HubSpot-RateLimit-Interval-Milliseconds: 10000; 40/100 10",
                "HUBSPOT; X-HubSpot-RateLimit-Daily: 500000 | X-HubSpot-RateLimit-Daily-Remaining: 1; 499999/500000 -",
                "DYNAMICS; x-ms-ratelimit-burst-remaining-xrm-requests: 1500; 4500/6000 300"
            })
    void levels(String style, String headers, String expected) {
        List<String> read = LimitLevels.of(LimitStyle.valueOf(style), answer(200, headers, null)).stream()
                .map(LimitTableTest::shown)
                .toList();
        assertThat(read).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    private static String shown(Level level) {
        Optional<Duration> rest = level.rest();
        return level.used() + "/" + level.limit() + " "
                + rest.map(Duration::toSeconds).map(String::valueOf).orElse("-");
    }

    @Test
    void theClockOfTheOtherSideCounts() {
        String anHourLate = "Date: Mon, 4 May 2026 11:00:00 GMT | Retry-After: Mon, 4 May 2026 11:01:30 GMT";
        String aDayEarly = "Date: Tue, 5 May 2026 12:00:00 GMT | X-RateLimit-Reset: 1777982490";
        assertThat(silence("COMMON", 429, anHourLate, null)).isEqualTo("90 s");
        assertThat(silence("COMMON", 429, aDayEarly, null)).isEqualTo("90 s");
    }

    @Test
    void aClockAtTheEndOfTimeIsNone() {
        String never = "Date: +999999999-12-31T23:59:59.999999999Z";
        assertThat(silence("LINKEDIN", 429, never, null)).isEqualTo("43200 s");
    }

    @Test
    void everyStyleIsKnown() {
        for (LimitStyle style : LimitStyle.values()) {
            assertThat(silence(style.name(), 429, "Retry-After: 90", "{}")).isNotEqualTo("none");
        }
    }
}
