// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.internal.pacing.Level;
import io.parley.spi.http.LimitStyle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How headers say how much is left: a table of which a plug-in only chooses the style. */
final class LimitLevels {

    private static final String REQUESTS = "requests";
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();
    private static final Duration DYNAMICS_WINDOW = Duration.ofMinutes(5);
    private static final Pattern SALESFORCE_USAGE = Pattern.compile("\\b(per-app-)?api-usage=(\\d{1,12})/(\\d{1,12})");

    private static final Map<LimitStyle, Function<LimitAnswer, Stream<Level>>> VENDORS = Map.of(
            LimitStyle.META, LimitLevels::meta,
            LimitStyle.SALESFORCE, LimitLevels::salesforce,
            LimitStyle.HUBSPOT, LimitLevels::hubSpot,
            LimitStyle.DYNAMICS, LimitLevels::dynamics,
            LimitStyle.ZOHO, LimitLevels::zoho,
            LimitStyle.PIPEDRIVE, LimitLevels::pipedrive);

    private LimitLevels() {}

    /** Everything that an answer says about what is left. */
    static List<Level> of(LimitStyle style, LimitAnswer answer) {
        Function<LimitAnswer, Stream<Level>> vendor = VENDORS.getOrDefault(style, unused -> Stream.empty());
        return Stream.of(vendor.apply(answer), common(answer), CombinedLimits.of(answer))
                .flatMap(levels -> levels)
                .toList();
    }

    private static Stream<Level> common(LimitAnswer answer) {
        return Stream.of("RateLimit", "X-RateLimit", "X-Rate-Limit").flatMap(prefix -> {
            Optional<Long> remaining = answer.number(prefix + "-Remaining");
            Optional<Long> limit = answer.number(prefix + "-Limit", prefix + "-Total", prefix + "-DailyLimit", prefix)
                    .or(() -> answer.number(prefix + "-Used").flatMap(used -> remaining.map(left -> left + used)));
            Optional<Duration> rest = answer.until(prefix + "-Reset", prefix + "-ResetTime", "RateLimit-Reset");
            return remaining.stream().map(left -> Level.left(REQUESTS, left, limit.orElse(left), rest));
        });
    }

    private static Stream<Level> meta(LimitAnswer answer) {
        Optional<Duration> regained = regained(answer);
        return percentages(answer)
                .flatMap(usage -> Stream.of("call_count", "total_time", "total_cputime")
                        .map(name -> usage.path(name).asLong()))
                .max(Long::compare)
                .map(percent -> new Level("percent", percent, 100, percent >= 100 ? regained : Optional.empty()))
                .stream();
    }

    private static Stream<JsonNode> percentages(LimitAnswer answer) {
        JsonNode business = answer.json("X-Business-Use-Case-Usage");
        return Stream.concat(
                Stream.of(answer.json("X-App-Usage")).filter(JsonNode::isObject),
                children(business).flatMap(LimitLevels::children));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** When Meta lets an app go on, if it says so: in minutes. */
    static Optional<Duration> regained(LimitAnswer answer) {
        return percentages(answer)
                .map(usage -> usage.path("estimated_time_to_regain_access").asLong())
                .filter(minutes -> minutes > 0)
                .max(Long::compare)
                .map(minutes -> Duration.ofMinutes(Math.min(minutes, MOST_MINUTES)));
    }

    /** The org and the app have a limit each. */
    private static Stream<Level> salesforce(LimitAnswer answer) {
        return SALESFORCE_USAGE
                .matcher(answer.response().header("Sforce-Limit-Info").orElse(""))
                .results()
                .limit(2)
                .map(usage -> new Level(
                        usage.group(1) == null ? "requests of a day" : "requests of the app",
                        Long.parseLong(usage.group(2)),
                        Math.max(1, Long.parseLong(usage.group(3))),
                        Optional.empty()));
    }

    private static Stream<Level> hubSpot(LimitAnswer answer) {
        String own = "X-HubSpot-RateLimit-";
        Optional<Duration> interval =
                answer.number(own + "Interval-Milliseconds").map(Duration::ofMillis);
        return Stream.concat(
                answer.number(own + "Daily-Remaining").stream()
                        .map(left -> Level.left(
                                "requests of a day",
                                left,
                                answer.number(own + "Daily").orElse(left),
                                Optional.empty())),
                answer.number(own + "Remaining").stream()
                        .map(left -> Level.left(
                                REQUESTS, left, answer.number(own + "Max").orElse(left), interval)));
    }

    private static Stream<Level> dynamics(LimitAnswer answer) {
        Optional<Duration> window = Optional.of(DYNAMICS_WINDOW);
        return Stream.concat(
                answer.number("x-ms-ratelimit-burst-remaining-xrm-requests").stream()
                        .map(left -> Level.left(REQUESTS, left, 6_000, window)),
                answer.number("x-ms-ratelimit-time-remaining-xrm-requests").stream()
                        .map(left -> Level.left("seconds of work", left, 1_200, window)));
    }

    /** Of the credits it is said how many are left, and not of how many. */
    private static Stream<Level> zoho(LimitAnswer answer) {
        return answer.number("X-API-CREDITS-REMAINING").stream()
                .map(left -> Level.left("credits", left, left, Optional.empty()));
    }

    private static Stream<Level> pipedrive(LimitAnswer answer) {
        String own = "X-Daily-RateLimit-Token-";
        return answer.number(own + "Remaining").stream()
                .map(left -> Level.left(
                        "tokens of a day", left, answer.number(own + "Limit").orElse(left), Optional.empty()));
    }
}
