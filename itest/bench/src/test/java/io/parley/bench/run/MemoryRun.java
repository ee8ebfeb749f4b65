// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final int MESSAGES = RATE * 600;
    private static final int STEPS = 10;

    @TempDir
    Path home;

    @Test
    void memoryIsBoundedUnderSteadyLoad() throws Exception {
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "Memory under load",
                RATE + " messages/s by polling, " + messages + " messages in all.",
                "messages so far",
                "seconds",
                "RSS MB",
                "CPU s per 1,000",
                "not yet in the CRM");
        try (Servers servers = new Servers(home, Wish.seed(), messages, 1);
                Program agent =
                        Contender.PARLEY.start(Places.of(Files.createDirectories(home.resolve("agent")), servers))) {
            servers.release(messages, RATE);
            double used = agent.usage().cpuSeconds();
            for (int step = 1; step <= STEPS; step++) {
                TimeUnit.MILLISECONDS.sleep(messages * 1_000L / RATE / STEPS);
                int happened = messages / STEPS * step;
                Usage usage = agent.usage();
                JsonNode state = servers.state();
                table.row(
                        happened,
                        happened / RATE,
                        usage.residentBytes() / 1e6,
                        (usage.cpuSeconds() - used) * 1_000 / (messages / STEPS),
                        Math.max(
                                0,
                                servers.work().goal(happened).messages()
                                        - state.path("messages").asLong()));
                used = usage.cpuSeconds();
            }
            servers.await(messages, agent);
        }
        table.write("memory");
    }
}
