// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables of all measurements that were made, in one file, aims and ratios first. */
final class Results {

    private static final List<String> ORDER = List.of(
            "throughput-ratios",
            "throughput",
            "batches",
            "accounts",
            "targets",
            "growth",
            "latency",
            "answers",
            "memory",
            "disk",
            "start",
            "servers");

    private Results() {}

    /** Writes {@code results.md} from the tables in a folder. */
    static void gather(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(
                "# Results\n\nOf the last run; how it is measured stands in [README](README.md).\n\n");
        text.append(Machine.described()).append("\n\n");
        text.append(Aims.gathered(folder, ORDER).markdown());
        for (String name : ORDER) {
            Path table = folder.resolve(name + ".md");
            if (Files.exists(table)) {
                text.append(Files.readString(table));
            }
        }
        Files.writeString(folder.resolve("results.md"), text.toString().strip() + "\n");
    }
}
