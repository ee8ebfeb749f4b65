// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how long and how large a file is, in words that people read. */
final class Measure {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:\\.\\d+)?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:\\.\\d+)?");
    private static final Pattern BYTES = Pattern.compile("\\d{1,15}");

    private Measure() {}

    /** Such as "34:12, 12.3 MB"; null if neither is said, or makes sense. */
    static @Nullable String of(@Nullable String duration, @Nullable String bytes) {
        String words = Stream.of(duration(duration), size(bytes))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private static String duration(@Nullable String written) {
        String text = written == null ? "" : written.strip();
        Matcher clock = CLOCK.matcher(text);
        Matcher seconds = SECONDS.matcher(text);
        long total = 0;
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            total = (hours * 60 + Long.parseLong(clock.group(2))) * 60 + Long.parseLong(clock.group(3));
        } else if (seconds.matches()) {
            total = Long.parseLong(seconds.group(1));
        }
        if (total == 0) {
            return "";
        }
        return total < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", total / 60, total % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", total / 3_600, total / 60 % 60, total % 60);
    }

    private static String size(@Nullable String written) {
        String text = written == null ? "" : written.strip();
        long bytes = BYTES.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (bytes == 0) {
            return "";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
