// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a program has allocated, by the serial collector's log: exact but for what came since the last collection.
 */
final class Allocation {

    private static final Pattern SPACE = Pattern.compile("(DefNew|Tenured): (\\d+)K\\(\\d+K\\)->(\\d+)K");

    private Allocation() {}

    /** The flag that has a program write the log. */
    static String flag(Path home) {
        return "-Xlog:gc+heap=info:file=" + log(home);
    }

    private static Path log(Path home) {
        return home.resolve("collections.txt");
    }

    /** {@return bytes since the program began} */
    static long bytes(Path home) {
        try {
            return bytes(Files.readString(log(home)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long bytes(String log) {
        long kilobytes = 0;
        Map<String, Long> leftIn = new HashMap<>();
        Matcher matcher = SPACE.matcher(log);
        while (matcher.find()) {
            Long left = leftIn.put(matcher.group(1), Long.parseLong(matcher.group(3)));
            kilobytes += Long.parseLong(matcher.group(2)) - (left == null ? 0 : left);
        }
        return kilobytes * 1024;
    }
}
