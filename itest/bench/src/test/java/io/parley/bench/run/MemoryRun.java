// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent occupies while 500 messages a second come in for ten minutes. */
@Tag("memory")
class MemoryRun {

    private static final int RATE = 500;
    private static final int SECONDS = 600;
    private static final int STEPS = 10;
    private static final int SETTLING_SECONDS = 10;

    @TempDir
    Path home;

    private final Table table = new Table(
            "Memory under load",
            RATE + " messages/s by polling, for " + Wish.seconds(SECONDS) + " s; the peak is the kernel's.",
            "messages so far",
            "seconds",
            "RSS MB",
            "peak RSS MB",
            "CPU s per 1,000",
            "not yet in the CRM");

    @Test
    void memoryIsBoundedUnderSteadyLoad() throws Exception {
        int messages = RATE * Wish.seconds(SECONDS);
        try (Servers servers = new Servers(home, Wish.seed(), messages, 1);
                Program agent =
                        Contender.PARLEY.start(Places.of(Files.createDirectories(home.resolve("agent")), servers))) {
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            Usage before = agent.usage();
            table.row(0, 0, megabytes(before.residentBytes()), megabytes(before.mostResidentBytes()), "", "");
            servers.release(messages, RATE);
            for (int step = 1; step <= STEPS; step++) {
                TimeUnit.MILLISECONDS.sleep(messages * 1_000L / RATE / STEPS);
                before = step(messages / STEPS, step, servers, agent, before);
            }
            servers.await(messages, agent);
            new Aims()
                    .atMost(
                            "MB RSS at most at 500 messages/s",
                            megabytes(agent.usage().mostResidentBytes()),
                            400)
                    .write("memory");
        }
        table.write("memory");
    }

    private Usage step(int ofStep, int step, Servers servers, Program agent, Usage before) {
        int happened = ofStep * step;
        Usage usage = agent.usage();
        long brought = servers.state().path("messages").asLong();
        table.row(
                happened,
                happened / RATE,
                megabytes(usage.residentBytes()),
                megabytes(usage.mostResidentBytes()),
                (usage.cpuSeconds() - before.cpuSeconds()) * 1_000 / ofStep,
                Math.max(0, servers.work().goal(happened).messages() - brought));
        return usage;
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
