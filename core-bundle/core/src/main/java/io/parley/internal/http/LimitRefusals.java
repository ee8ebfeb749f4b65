// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.http.LimitStyle;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** By which answers vendors ask for silence, and for how long: a table of which a plug-in only chooses the style. */
final class LimitRefusals {

    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Integer> ANY = Set.of();

    private static final List<Row> COMMON = List.of(
            new Row(Set.of(429), "", Set.of(), LimitRefusals::stated),
            new Row(Set.of(503), "", Set.of(), answer -> answer.until("Retry-After")));

    private static final Map<LimitStyle, List<Row>> ROWS = Map.of(
            LimitStyle.COMMON,
            List.of(),
            LimitStyle.META,
            List.of(new Row(
                    Set.of(400, 403),
                    "/error/code",
                    Set.of("4", "17", "32", "613", "80001", "80002", "80006", "80008"),
                    answer -> LimitLevels.regained(answer).or(() -> Optional.of(HOUR)))),
            LimitStyle.GOOGLE,
            List.of(
                    new Row(
                            Set.of(403, 429),
                            "/error/errors/0/reason",
                            Set.of("quotaExceeded", "dailyLimitExceeded"),
                            answer -> Optional.of(answer.untilMidnight(CALIFORNIA))),
                    new Row(
                            Set.of(403, 429),
                            "/error/errors/0/reason",
                            Set.of("rateLimitExceeded", "userRateLimitExceeded"),
                            LimitRefusals::stated)),
            LimitStyle.LINKEDIN,
            List.of(new Row(Set.of(429), "", Set.of(), answer -> Optional.of(answer.untilMidnight(ZoneOffset.UTC)))),
            LimitStyle.REDDIT,
            List.of(new Row(
                    Set.of(200), "/json/errors/0/0", Set.of("RATELIMIT"), answer -> answer.bodyUntil("/json/ratelimit")
                            .or(() -> stated(answer)))),
            LimitStyle.TELEGRAM,
            List.of(new Row(Set.of(429), "", Set.of(), answer -> answer.bodyUntil("/parameters/retry_after"))),
            LimitStyle.DISCOURSE,
            List.of(new Row(Set.of(429), "", Set.of(), answer -> stated(answer)
                    .or(() -> answer.bodyUntil("/extras/wait_seconds")))),
            LimitStyle.SALESFORCE,
            List.of(new Row(Set.of(403), "/0/errorCode", Set.of("REQUEST_LIMIT_EXCEEDED"), answer -> stated(answer)
                    .or(() -> Optional.of(HOUR)))),
            LimitStyle.HUBSPOT,
            List.of(
                    hubSpot("SECONDLY", answer -> Duration.ofSeconds(1)),
                    hubSpot("TEN_SECONDLY_ROLLING", answer -> Duration.ofSeconds(10)),
                    hubSpot("DAILY", answer -> answer.untilMidnight(ZoneOffset.UTC))),
            LimitStyle.DYNAMICS,
            List.of(new Row(
                    ANY, "/error/code", Set.of("0x80072321", "0x80072322", "0x80072326"), answer -> answer.until(
                                    "Retry-After")
                            .or(() -> Optional.of(Duration.ofMinutes(5))))));

    private LimitRefusals() {}

    /**
     * A way to refuse.
     *
     * @param statuses by which it comes; empty for every error
     * @param pointer where the body says why; empty where the status says enough
     * @param codes one of which must stand there
     * @param silence for how long, if that is known
     */
    private record Row(
            Set<Integer> statuses,
            String pointer,
            Set<String> codes,
            Function<LimitAnswer, Optional<Duration>> silence) {

        boolean fits(LimitAnswer answer) {
            int status = answer.response().status();
            return (statuses.isEmpty() ? status >= 400 : statuses.contains(status))
                    && (pointer.isEmpty() || codes.contains(answer.body(pointer)));
        }
    }

    /**
     * A request for silence.
     *
     * @param silence how long; empty if it is not said
     */
    record Refusal(Optional<Duration> silence) {}

    /** What a vendor says in a manner of its own. */
    static Optional<Refusal> ofVendor(LimitStyle style, LimitAnswer answer) {
        return first(ROWS.getOrDefault(style, List.of()), answer);
    }

    /** What most say. */
    static Optional<Refusal> common(LimitAnswer answer) {
        return first(COMMON, answer)
                .filter(refusal ->
                        answer.response().status() == 429 || refusal.silence().isPresent());
    }

    private static Optional<Refusal> first(List<Row> rows, LimitAnswer answer) {
        return rows.stream()
                .filter(row -> row.fits(answer))
                .findFirst()
                .map(row -> new Refusal(row.silence().apply(answer)));
    }

    private static Optional<Duration> stated(LimitAnswer answer) {
        return answer.until("Retry-After", "RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset")
                .or(() -> LimitLevels.combined(answer)
                        .flatMap(level -> level.rest().stream())
                        .findFirst());
    }

    private static Row hubSpot(String policy, Function<LimitAnswer, Duration> window) {
        return new Row(Set.of(429), "/policyName", Set.of(policy), answer -> answer.until("Retry-After")
                .or(() -> Optional.of(window.apply(answer))));
    }
}
