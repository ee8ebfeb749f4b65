// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.Level;
import io.parley.spi.http.LimitStyle;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which answers vendors ask for silence, and for how long: a table of which a plug-in only chooses the style. */
final class LimitRefusals {

    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Integer> ANY = Set.of();
    private static final Pattern ORACLE_REFUSAL =
            Pattern.compile("The maximum rate of requests was exceeded\\.(?: Please try again in (\\d{1,9}) ms)?");

    private static final List<Row> COMMON = List.of(
            row(Set.of(429), "", Set.of(), LimitRefusals::stated),
            row(Set.of(503), "", Set.of(), answer -> answer.until("Retry-After")));

    private static final Map<LimitStyle, List<Row>> ROWS = Map.ofEntries(
            Map.entry(
                    LimitStyle.META,
                    List.of(
                            row(
                                    Set.of(400, 403),
                                    "/error/code",
                                    Set.of("4", "17", "32", "613", "80001", "80002", "80006", "80008"),
                                    answer -> LimitLevels.regained(answer).or(() -> Optional.of(HOUR))),
                            row(Set.of(400, 403), "/error/code", Set.of("130429", "131056"), LimitLevels::regained))),
            Map.entry(
                    LimitStyle.GOOGLE,
                    List.of(
                            row(
                                    Set.of(403, 429),
                                    "/error/errors/0/reason",
                                    Set.of("quotaExceeded", "dailyLimitExceeded"),
                                    answer -> Optional.of(answer.untilMidnight(CALIFORNIA))),
                            row(
                                    Set.of(403, 429),
                                    "/error/errors/0/reason",
                                    Set.of("rateLimitExceeded", "userRateLimitExceeded"),
                                    LimitRefusals::stated))),
            Map.entry(
                    LimitStyle.LINKEDIN,
                    List.of(row(
                            Set.of(429), "", Set.of(), answer -> Optional.of(answer.untilMidnight(ZoneOffset.UTC))))),
            Map.entry(
                    LimitStyle.REDDIT,
                    List.of(row(Set.of(200), "/json/errors/0/0", Set.of("RATELIMIT"), answer -> answer.bodyUntil(
                                    "/json/ratelimit")
                            .or(() -> stated(answer))))),
            Map.entry(LimitStyle.TELEGRAM, List.of(row(Set.of(429), "", Set.of(), answer -> answer.bodyUntil(
                            "/parameters/retry_after")
                    .or(() -> stated(answer))))),
            Map.entry(LimitStyle.DISCOURSE, List.of(row(Set.of(429), "", Set.of(), answer -> stated(answer)
                    .or(() -> answer.bodyUntil("/extras/wait_seconds"))))),
            Map.entry(
                    LimitStyle.SLACK,
                    List.of(row(Set.of(200), "/error", Set.of("ratelimited"), LimitRefusals::stated))),
            Map.entry(
                    LimitStyle.X,
                    List.of(row(Set.of(429), "/type", Set.of("usage-capped"), answer -> Optional.of(HOUR)))),
            Map.entry(
                    LimitStyle.MEDIAWIKI,
                    List.of(row(Set.of(200), "/error/code", Set.of("ratelimited", "maxlag"), LimitRefusals::stated))),
            Map.entry(LimitStyle.DISQUS, List.of(row(ANY, "/code", Set.of("13"), LimitRefusals::stated))),
            Map.entry(
                    LimitStyle.SALESFORCE,
                    List.of(row(Set.of(403), "/0/errorCode", Set.of("REQUEST_LIMIT_EXCEEDED"), answer -> stated(answer)
                            .or(() -> Optional.of(HOUR))))),
            Map.entry(
                    LimitStyle.HUBSPOT,
                    List.of(
                            hubSpot("SECONDLY", answer -> Duration.ofSeconds(1)),
                            hubSpot("TEN_SECONDLY_ROLLING", answer -> Duration.ofSeconds(10)),
                            // It ends at midnight of the account, whose zone is not said.
                            hubSpot("DAILY", LimitAnswer::untilHour))),
            Map.entry(
                    LimitStyle.DYNAMICS,
                    List.of(row(ANY, "/error/code", Set.of("0x80072321", "0x80072322", "0x80072326"), answer -> stated(
                                    answer)
                            .or(() -> Optional.of(Duration.ofMinutes(5)))))),
            Map.entry(
                    LimitStyle.PIPEDRIVE,
                    List.of(new Row(
                            answer -> answer.response().status() == 403 && answer.page(), LimitRefusals::stated))),
            Map.entry(
                    LimitStyle.ORACLE_ON_DEMAND,
                    List.of(new Row(answer -> oracle(answer).isPresent(), answer -> oracle(answer)
                            .map(LimitRefusals::oraclePause)))));

    private LimitRefusals() {}

    /**
     * A way to refuse.
     *
     * @param fits whether an answer is one
     * @param silence for how long, if that is known
     */
    private record Row(Predicate<LimitAnswer> fits, Function<LimitAnswer, Optional<Duration>> silence) {}

    /**
     * A refusal by status and code.
     *
     * @param statuses by which it comes; empty for every error
     * @param pointer where the body says why; empty where the status says enough
     * @param codes one of which must stand there, or at the end of an address there
     * @param silence for how long, if that is known
     */
    private static Row row(
            Set<Integer> statuses,
            String pointer,
            Set<String> codes,
            Function<LimitAnswer, Optional<Duration>> silence) {
        return new Row(
                answer -> {
                    int status = answer.response().status();
                    return (statuses.isEmpty() ? status >= 400 : statuses.contains(status))
                            && (pointer.isEmpty() || codes.contains(lastPart(answer.body(pointer))));
                },
                silence);
    }

    private static String lastPart(String code) {
        return code.substring(code.lastIndexOf('/') + 1);
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
                .filter(row -> row.fits().test(answer))
                .findFirst()
                .map(row -> new Refusal(row.silence().apply(answer)));
    }

    private static Optional<Duration> stated(LimitAnswer answer) {
        return answer.until(
                        "Retry-After",
                        "RateLimit-Reset",
                        "RateLimit-ResetTime",
                        "X-RateLimit-Reset",
                        "X-Rate-Limit-Reset")
                .or(() -> CombinedLimits.of(answer)
                        .max(Comparator.comparing(Level::empty)
                                .thenComparing(level -> level.rest().orElse(Duration.ZERO)))
                        .flatMap(Level::rest));
    }

    private static Row hubSpot(String policy, Function<LimitAnswer, Duration> window) {
        return row(Set.of(429), "/policyName", Set.of(policy), answer -> answer.until("Retry-After")
                .or(() -> Optional.of(window.apply(answer))));
    }

    /** It announces no status and no code for them: the text is the only sign. */
    private static Optional<Matcher> oracle(LimitAnswer answer) {
        Matcher text = ORACLE_REFUSAL.matcher(answer.response().text());
        return answer.response().status() >= 400 && text.find() ? Optional.of(text) : Optional.empty();
    }

    /** As long as it says, or one of its windows. */
    private static Duration oraclePause(Matcher text) {
        return text.group(1) == null ? Duration.ofMinutes(1) : Duration.ofMillis(Long.parseLong(text.group(1)));
    }
}
