// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One header with several numbers, and perhaps several limits: as in the drafts of a standard, and at Zendesk. */
final class CombinedLimits {

    private static final Pattern PAIR = Pattern.compile("\\b(limit|total|q|remaining|r|resets?|t)\\s*=\\s*(\\d{1,12})");

    /** Whoever answers decides how many limits it names; this many are kept. */
    private static final int MOST = 4;

    private CombinedLimits() {}

    /** Everything that such headers say about what is left. */
    static Stream<Level> of(LimitAnswer answer) {
        return answer.response().headers().keySet().stream()
                .filter(name -> name.equalsIgnoreCase("RateLimit")
                        || name.toLowerCase(Locale.ROOT).startsWith("zendesk-ratelimit-"))
                .limit(MOST)
                .flatMap(name -> levels(answer, name));
    }

    private static Stream<Level> levels(LimitAnswer answer, String header) {
        List<String> limits = limits(answer, header);
        List<String> policies = limits(answer, "RateLimit-Policy");
        return IntStream.range(0, Math.min(MOST, limits.size())).boxed().flatMap(i -> {
            String text = limits.get(i);
            Optional<Duration> rest = pair(text, "reset", "resets", "t").map(Duration::ofSeconds);
            Optional<Long> quota = policies.stream()
                    .filter(policy -> name(policy).equals(name(text)))
                    .flatMap(policy -> pair(policy, "q").stream())
                    .findFirst();
            return pair(text, "remaining", "r").stream()
                    .map(left -> Level.left(
                            i == 0 ? "requests" : "requests " + (i + 1),
                            left,
                            pair(text, "limit", "total").or(() -> quota).orElse(left),
                            rest));
        });
    }

    /** In newer drafts a comma stands between limits; in older ones, without any semicolon, between the numbers of one. */
    private static List<String> limits(LimitAnswer answer, String header) {
        String text = answer.response().header(header).orElse("");
        return text.contains(";") ? Arrays.asList(text.split(",")) : List.of(text);
    }

    private static String name(String limit) {
        return limit.split(";", 2)[0].strip();
    }

    private static Optional<Long> pair(String text, String... names) {
        return PAIR.matcher(text)
                .results()
                .filter(found -> List.of(names).contains(found.group(1)))
                .map(found -> Long.parseLong(found.group(2)))
                .findFirst();
    }
}
