// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.internal.pacing.Level;
import io.parley.spi.http.LimitStyle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How headers say how much is left: a table of which a plug-in only chooses the style. */
final class LimitLevels {

    private static final String REQUESTS = "requests";
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();
    private static final Duration DYNAMICS_WINDOW = Duration.ofMinutes(5);
    private static final Pattern SALESFORCE_USAGE = Pattern.compile("\\bapi-usage=(\\d{1,12})/(\\d{1,12})");
    private static final Pattern PAIR = Pattern.compile("\\b(limit|total|q|remaining|r|resets?|t)\\s*=\\s*(\\d{1,12})");

    private static final Map<LimitStyle, Function<LimitAnswer, Stream<Level>>> VENDORS = Map.of(
            LimitStyle.META, LimitLevels::meta,
            LimitStyle.SALESFORCE, LimitLevels::salesforce,
            LimitStyle.HUBSPOT, LimitLevels::hubSpot,
            LimitStyle.DYNAMICS, LimitLevels::dynamics);

    private LimitLevels() {}

    /** Everything that an answer says about what is left. */
    static List<Level> of(LimitStyle style, LimitAnswer answer) {
        Function<LimitAnswer, Stream<Level>> vendor = VENDORS.getOrDefault(style, unused -> Stream.empty());
        return Stream.of(vendor.apply(answer), common(answer), combined(answer))
                .flatMap(levels -> levels)
                .toList();
    }

    private static Stream<Level> common(LimitAnswer answer) {
        return Stream.of("RateLimit", "X-RateLimit", "X-Rate-Limit").flatMap(prefix -> {
            Optional<Long> remaining = answer.number(prefix + "-Remaining");
            Optional<Long> limit = answer.number(prefix + "-Limit", prefix + "-Total", prefix)
                    .or(() -> answer.number(prefix + "-Used").flatMap(used -> remaining.map(left -> left + used)));
            Optional<Duration> rest = answer.until(prefix + "-Reset", "RateLimit-Reset");
            return remaining.stream().map(left -> Level.left(REQUESTS, left, limit.orElse(left), rest));
        });
    }

    /** One header with several numbers, as in the drafts of a standard and at Zendesk. */
    static Stream<Level> combined(LimitAnswer answer) {
        return answer.response().headers().keySet().stream()
                .filter(name -> name.equalsIgnoreCase("RateLimit")
                        || name.toLowerCase(Locale.ROOT).startsWith("zendesk-ratelimit-"))
                .flatMap(name -> pairs(answer, name));
    }

    private static Stream<Level> pairs(LimitAnswer answer, String header) {
        Optional<Long> limit = answer.response().header("RateLimit-Policy").flatMap(text -> pair(text, "q"));
        String text = answer.response().header(header).orElse("");
        Optional<Duration> rest = pair(text, "reset", "resets", "t").map(Duration::ofSeconds);
        return pair(text, "remaining", "r").stream()
                .map(left -> Level.left(
                        REQUESTS,
                        left,
                        pair(text, "limit", "total").or(() -> limit).orElse(left),
                        rest));
    }

    private static Optional<Long> pair(String text, String... names) {
        Matcher matcher = PAIR.matcher(text);
        return matcher.results()
                .filter(found -> List.of(names).contains(found.group(1)))
                .map(found -> Long.parseLong(found.group(2)))
                .findFirst();
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

    private static Stream<Level> salesforce(LimitAnswer answer) {
        Matcher usage = SALESFORCE_USAGE.matcher(
                answer.response().header("Sforce-Limit-Info").orElse(""));
        return usage.find()
                ? Stream.of(new Level(
                        "requests of a day",
                        Long.parseLong(usage.group(1)),
                        Math.max(1, Long.parseLong(usage.group(2))),
                        Optional.empty()))
                : Stream.empty();
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
        return answer.number("x-ms-ratelimit-burst-remaining-xrm-requests").stream()
                .map(left -> Level.left(REQUESTS, left, 6_000, Optional.of(DYNAMICS_WINDOW)));
    }
}
