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
            named.put(
                    header.substring(0, colon),
                    List.of(header.substring(colon + 1).strip()));
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
                "COMMON; 429; 'RateLimit: \"burst\"#r=9#t=2, \"day\"#r=0#t=90'; ; 90 s",
                "COMMON; 429; 'RateLimit: \"burst\"#r=0#t=2, \"day\"#r=9#t=90'; ; 2 s",
                "COMMON; 429; RateLimit-ResetTime: 2026-05-04T12:01:30+00:00; ; 90 s",
                "COMMON; 429; ; {\"code\":20429,\"status\":429}; unstated",
                "COMMON; 429; RateLimit-Policy: 3000#w=300 | ratelimit-reset: 1777896090; ; 90 s",
                "COMMON; 503; Retry-After: 90; {\"error\":{\"code\":\"TooManyRequests\"}}; 90 s",
                "COMMON; 503; Retry-After: 90; ; 90 s",
                "COMMON; 503; ; ; none",
                "COMMON; 403; ; ; none",
                "COMMON; 200; X-RateLimit-Reset: 90; ; none",
                "META; 400; ; {\"error\":{\"code\":4}}; 3600 s",
                "META; 403; X-Business-Use-Case-Usage: {\"1\":[{\"call_count\":100,"
                        + "\"estimated_time_to_regain_access\":7}]}; {\"error\":{\"code\":80001}}; 420 s",
                "META; 400; ; {\"error\":{\"code\":131056}}; unstated",
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
                "TELEGRAM; 429; Retry-After: 9; <html>; 9 s",
                "SLACK; 429; Retry-After: 9; {\"ok\":false,\"error\":\"ratelimited\"}; 9 s",
                "SLACK; 200; Retry-After: 9; {\"ok\":false,\"error\":\"ratelimited\"}; 9 s",
                "SLACK; 200; ; {\"ok\":false,\"error\":\"channel_not_found\"}; none",
                "X; 429; x-rate-limit-reset: 1777896090; {\"type\":\"https://x/problems/rate-limit-exceeded\"}; 90 s",
                "X; 429; x-rate-limit-reset: 1777896090; {\"type\":\"https://x/problems/usage-capped\"}; 3600 s",
                "MEDIAWIKI; 200; Retry-After: 5; {\"error\":{\"code\":\"maxlag\"}}; 5 s",
                "MEDIAWIKI; 200; ; {\"error\":{\"code\":\"ratelimited\"}}; unstated",
                "MEDIAWIKI; 200; ; {\"error\":{\"code\":\"badtoken\"}}; none",
                "DISQUS; 400; X-Ratelimit-Reset: 1777896090; {\"code\":13}; 90 s",
                "DISQUS; 400; X-Ratelimit-Reset: 1777896090; {\"code\":2}; none",
                "DISCOURSE; 429; ; {\"extras\":{\"wait_seconds\":9}}; 9 s",
                "SALESFORCE; 403; ; [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]; 3600 s",
                "SALESFORCE; 403; ; [{\"errorCode\":\"INSUFFICIENT_ACCESS\"}]; none",
                "HUBSPOT; 429; ; {\"policyName\":\"SECONDLY\"}; 1 s",
                "HUBSPOT; 429; ; {\"policyName\":\"TEN_SECONDLY_ROLLING\"}; 10 s",
                "HUBSPOT; 429; ; {\"policyName\":\"DAILY\"}; 3600 s",
                "HUBSPOT; 429; Retry-After: 9; {\"policyName\":\"SECONDLY\"}; 9 s",
                "HUBSPOT; 429; ; {}; unstated",
                "DYNAMICS; 429; Retry-After: 9; {\"error\":{\"code\":\"0x80072322\"}}; 9 s",
                "DYNAMICS; 503; ; {\"error\":{\"code\":\"0x80072321\"}}; 300 s",
                "DYNAMICS; 400; Retry-After: 9; {\"error\":{\"code\":\"0x80072326\"}}; 9 s",
                "DYNAMICS; 400; Retry-After: 9; {\"error\":{\"code\":\"0x80040217\"}}; none",
                "ZOHO; 429; ; {\"code\":\"TOO_MANY_REQUESTS\",\"status\":\"error\"}; unstated",
                "ZOHO; 429; X-RATELIMIT-RESET: 1777896090000; {\"code\":\"TOO_MANY_REQUESTS\"}; 90 s",
                "PIPEDRIVE; 429; x-ratelimit-reset: 2; ; 2 s",
                "PIPEDRIVE; 403; Content-Type: text/html# charset=UTF-8; <html>; unstated",
                "PIPEDRIVE; 403; Content-Type: application/json; {\"success\":false}; none",
                "ORACLE_ON_DEMAND; 400; ; 'The maximum rate of requests was exceeded. A maximum of 30'; 60 s",
                "ORACLE_ON_DEMAND; 500; ; 'The maximum rate of requests was exceeded. Please try again in 4000 ms.'; 4 s",
                "ORACLE_ON_DEMAND; 500; ; (SBL-DAT-00225); none",
                "ORACLE_ON_DEMAND; 200; ; The maximum rate of requests was exceeded.; none"
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
                "COMMON; 'RateLimit: \"a\"#r=25#t=9, \"b\"#r=1#t=90 | RateLimit-Policy: \"b\"#q=4#w=60, \"a\"#q=100#w=9';"
                        + " 75/100 9, 3/4 90",
                "COMMON; 'RateLimit: limit=100, remaining=25, reset=9'; 75/100 9",
                "COMMON; zendesk-ratelimit-tickets-index: total=100# remaining=99# resets=41; 1/100 41",
                "COMMON; RateLimit-DailyLimit: 500 | RateLimit-Remaining: 400 | RateLimit-ResetTime: 2026-05-05T00:00:00Z;"
                        + " 100/500 43200",
                "COMMON; ratelimit-limit: 3000 | ratelimit-remaining: 2999 | ratelimit-reset: 1777896300"
                        + " | ratelimit-policy: 3000#w=300; 1/3000 300",
                "COMMON; X-RateLimit-Remaining: many; ",
                "META; X-App-Usage: {\"call_count\":28,\"total_time\":81,\"total_cputime\":5}; 81/100 -",
                "META; X-Business-Use-Case-Usage: {\"1\":[{\"call_count\":100,\"total_time\":1,\"total_cputime\":1,"
                        + "\"estimated_time_to_regain_access\":2}]}; 100/100 120",
                "META; X-App-Usage: nonsense; ",
                "META; X-App-Usage: {\"call_count\":100,\"estimated_time_to_regain_access\":9223372036854775807};"
                        + " 100/100 31536000",
                "SALESFORCE; Sforce-Limit-Info: api-usage=12000/15000; 12000/15000 -",
                "SALESFORCE; 'Sforce-Limit-Info: per-app-api-usage=17/250(appName=x), api-usage=25/5000';"
                        + " 17/250 -, 25/5000 -",
                "HUBSPOT; X-HubSpot-RateLimit-Max: 100 | X-HubSpot-RateLimit-Remaining: 60"
                        + " | X-HubSpot-RateLimit-Interval-Milliseconds: 10000; 40/100 10",
                "HUBSPOT; X-HubSpot-RateLimit-Daily: 500000 | X-HubSpot-RateLimit-Daily-Remaining: 1; 499999/500000 -",
                "DYNAMICS; x-ms-ratelimit-burst-remaining-xrm-requests: 1500; 4500/6000 300",
                "DYNAMICS; 'x-ms-ratelimit-time-remaining-xrm-requests: 1,100.25'; 100/1200 300",
                "ZOHO; X-API-CREDITS-REMAINING: 4000; 0/4000 -",
                "ZOHO; X-API-CREDITS-REMAINING: 0; 1/1 -",
                "ZOHO; X-RATELIMIT-LIMIT: 10 | X-RATELIMIT-REMAINING: 4 | X-RATELIMIT-RESET: 1777896090000; 6/10 90",
                "PIPEDRIVE; x-daily-ratelimit-token-limit: 30000 | x-daily-ratelimit-token-remaining: 6000; 24000/30000 -",
                "PIPEDRIVE; x-ratelimit-limit: 20 | x-ratelimit-remaining: 5 | x-ratelimit-reset: 2; 15/20 2"
            })
    void levels(String style, String headers, String expected) {
        List<String> read =
                LimitLevels.of(LimitStyle.valueOf(style), answer(200, headers.replace('#', ';'), null)).stream()
                        .map(LimitTableTest::shown)
                        .toList();
        assertThat(read).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void noServerNamesLimitsWithoutEnd() {
        String many = "RateLimit: " + "\"a\";r=1;t=9,".repeat(1_000);
        assertThat(LimitLevels.of(LimitStyle.COMMON, answer(200, many, null))).hasSize(4);
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
