// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.Level;
import io.parley.spi.http.LimitHeaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Limits in headers that a plug-in names.
 *
 * @param headers in the order in which they are named
 */
record NamedLimits(List<LimitHeaders> headers) {

    /** Everything that they say about what is left. */
    Stream<Level> levels(LimitAnswer answer) {
        return IntStream.range(0, headers.size()).boxed().flatMap(i -> {
            LimitHeaders named = headers.get(i);
            String name = i == 0 ? "requests" : "requests " + (i + 1);
            return answer.number(named.remaining()).stream()
                    .map(left ->
                            Level.left(name, left, answer.number(named.limit()).orElse(left), rest(named, answer)));
        });
    }

    /** For how long a refusal asks for silence: until the limit that is used up is counted anew, or the first of all. */
    Optional<Duration> silence(LimitAnswer answer) {
        return levels(answer)
                .filter(Level::empty)
                .flatMap(level -> level.rest().stream())
                .max(Comparator.naturalOrder())
                .or(() -> headers.stream()
                        .flatMap(named -> rest(named, answer).stream())
                        .min(Comparator.naturalOrder()));
    }

    private static Optional<Duration> rest(LimitHeaders named, LimitAnswer answer) {
        return answer.response().header(named.reset()).flatMap(text -> answer.moments()
                .until(text, named.unit()));
    }
}
