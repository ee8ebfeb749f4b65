// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.parley.lab.hostile.Mutator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every target reads its samples, what once broke it, and some thousand inputs made of these, within bounds. */
class MutationTest {

    private static final int MUTATIONS = Integer.getInteger("mutations", 2_000);
    private static final long SEED = Long.getLong("seed", 1);
    /** Of processor time: however busy the machine is. */
    private static final long LONGEST_NANOS = 3_000_000_000L;

    private static final Path FINDINGS = Path.of("target/findings");

    @TestFactory
    Stream<DynamicTest> everyTargetKeepsItsBounds() {
        return Targets.all().entrySet().stream()
                .map(target -> dynamicTest(target.getKey(), () -> feed(target.getKey(), target.getValue())));
    }

    private static void feed(String name, Supplier<Target> target) throws IOException {
        Inputs inputs = new Inputs(name);
        List<byte[]> samples = inputs.samples();
        if (samples.isEmpty()) {
            throw new AssertionError("there are no samples in " + inputs.folder("samples"));
        }
        Target reader = target.get();
        for (byte[] sample : samples) {
            read(name, reader, sample);
        }
        for (Path finding : inputs.findings()) {
            read(name, reader, Inputs.bytes(finding));
        }
        Mutator mutator = new Mutator(SEED, samples);
        for (int i = 0; i < MUTATIONS; i++) {
            read(name, reader, mutator.next());
        }
    }

    private static void read(String name, Target target, byte[] input) throws IOException {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            target.read(input);
        } catch (Throwable e) {
            throw new AssertionError(name + " broke; the input lies in " + kept(name, input), e);
        }
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        if (nanos > LONGEST_NANOS) {
            throw new AssertionError(
                    name + " took " + nanos / 1_000_000 + " ms; the input lies in " + kept(name, input));
        }
    }

    private static Path kept(String name, byte[] input) throws IOException {
        Path file = FINDINGS.resolve(name + "-" + Integer.toHexString(Arrays.hashCode(input)));
        Files.createDirectories(FINDINGS);
        return Files.write(file, input);
    }
}
