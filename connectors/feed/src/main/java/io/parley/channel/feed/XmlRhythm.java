// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how often a feed wants to be asked. */
final class XmlRhythm {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private XmlRhythm() {}

    static Rhythm of(Fields fields) {
        return new Rhythm(
                Duration.ofMinutes(number(fields.words("ttl")).orElse(0)), period(fields), hours(fields), days(fields));
    }

    private static Duration period(Fields fields) {
        String period = Optional.ofNullable(fields.words("sy:updateperiod")).orElse("");
        Duration length =
                switch (period.toLowerCase(Locale.ROOT)) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> Duration.ZERO;
                };
        return length.dividedBy(
                Math.max(1, number(fields.words("sy:updatefrequency")).orElse(1)));
    }

    private static Set<Integer> hours(Fields fields) {
        return parts(fields, "skiphours", "hour")
                .flatMap(text -> number(text).stream())
                .filter(hour -> hour <= 24)
                .map(hour -> hour % 24)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<DayOfWeek> days(Fields fields) {
        Set<String> named = parts(fields, "skipdays", "day")
                .map(text -> text.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Stream.of(DayOfWeek.values())
                .filter(day -> named.contains(day.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> parts(Fields fields, String name, String part) {
        return fields.all(name)
                .flatMap(element -> element.children().stream())
                .filter(child -> Vocabulary.name(child).equals(part))
                .map(Fields::words);
    }

    static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Integer::valueOf);
    }
}
