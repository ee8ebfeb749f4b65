// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One agent that is never emptied: what a message costs the more of them it knows. */
@Tag("growth")
class GrowthRun {

    private static final int MESSAGES = 1_000_000;
    private static final int STEPS = 10;

    @TempDir
    Path home;

    @Test
    void aMessageCostsTheSameWhenMuchIsStored() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "Growth",
                "One backlog of " + messages + " messages in steps, by one agent; CPU per 1,000 messages of the step.",
                "stored before",
                "messages",
                "messages/s",
                "CPU s",
                "disk bytes a message",
                "RSS MB");
        try (Servers servers = new Servers(home, Wish.seed(), messages, 1);
                Program agent =
                        Contender.PARLEY.start(Places.of(Files.createDirectories(home.resolve("agent")), servers))) {
            int stored = 0;
            for (int end : ends(messages)) {
                double used = agent.usage().cpuSeconds();
                servers.release(end, 0);
                JsonNode state = servers.await(end, agent);
                double seconds = (state.path("lastNewsMicros").asLong() - servers.firstSeenMicros()) / 1e6;
                Usage usage = agent.usage();
                table.row(
                        stored,
                        end - stored,
                        (end - stored) / seconds,
                        (usage.cpuSeconds() - used) * 1_000 / (end - stored),
                        (double) size(home.resolve("agent/data")) / end,
                        usage.residentBytes() / 1e6);
                stored = end;
            }
        }
        table.write("growth");
    }

    private static List<Integer> ends(int messages) {
        List<Integer> ends = new ArrayList<>(List.of(messages / 100, messages / 50));
        for (int i = 1; i <= STEPS; i++) {
            ends.add((int) ((long) messages * i / STEPS));
        }
        return ends;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
