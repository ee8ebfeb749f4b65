// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** On what was measured, in a line. */
final class Machine {

    private Machine() {}

    static String described() throws IOException {
        String cpu = line(Path.of("/proc/cpuinfo"), "model name").replaceFirst(".*:\\s*", "");
        long memory = Long.parseLong(line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", ""));
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %d GB, Linux %s, Java %s, load %s at the end, %s",
                cpu,
                Runtime.getRuntime().availableProcessors(),
                Math.round(memory / 1_048_576.0),
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                load,
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String line(Path file, String beginning) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse("0");
    }
}
