// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far, as the kernel counts it.
 *
 * @param cpuSeconds in user and kernel mode, by all threads
 * @param writtenBytes that are to reach the disk
 * @param residentBytes at this moment
 * @param mostResidentBytes at any moment so far
 */
record Usage(double cpuSeconds, long writtenBytes, long residentBytes, long mostResidentBytes) {

    private static final double TICKS_A_SECOND = 100;

    static Usage of(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Usage(
                    (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND,
                    line(process.resolve("io"), "write_bytes:"),
                    line(process.resolve("status"), "VmRSS:") * 1024,
                    line(process.resolve("status"), "VmHWM:") * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long line(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
