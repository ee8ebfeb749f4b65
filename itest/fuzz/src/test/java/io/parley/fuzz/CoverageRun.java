// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every target for some minutes under Jazzer, which watches what an input reaches and goes on with those that reach more. Each
 * in a process of its own; what it found lies in {@code target/coverage/<target>} afterwards.
 */
class CoverageRun {

    private static final double MINUTES = Double.parseDouble(System.getProperty("minutes", "1"));
    private static final Set<String> ONLY =
            Set.of(System.getProperty("only", "").split(","));
    /** On a busy machine too; what takes the square of its length is found by processor time in {@link MutationTest}. */
    private static final int SECONDS_FOR_ONE = 60;

    private static final int RESIDENT_MEGABYTES = 2_000;

    @TestFactory
    Stream<DynamicTest> nothingBreaks() {
        return Targets.all().keySet().stream()
                .filter(target -> ONLY.contains("") || ONLY.contains(target))
                .map(target -> dynamicTest(target, () -> run(target)));
    }

    private static void run(String target) throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(Path.of("target/coverage", target)).toAbsolutePath();
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dtarget=" + target,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=io.parley.**:com.rometools.**:org.jsoup.**",
                "-max_total_time=" + Math.round(MINUTES * 60),
                "-timeout=" + SECONDS_FOR_ONE,
                "-rss_limit_mb=" + RESIDENT_MEGABYTES,
                "-max_len=10000",
                "-print_final_stats=1",
                "-artifact_prefix=" + folder + "/",
                corpus.toString()));
        for (String kind : List.of("samples", "findings")) {
            Path kept = new Inputs(target).folder(kind).toAbsolutePath();
            if (Files.isDirectory(kept)) {
                command.add(kept.toString());
            }
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as("see " + output).isZero();
    }
}
