// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One store that is never emptied: what a message costs when much is stored, and how long it takes to bring it. */
@Tag("growth")
class GrowthRun {

    private static final int MESSAGES = 1_000_000;
    private static final int MOST_TRICKLED = 500;
    private static final int TRICKLE = 50;

    @TempDir
    Path home;

    private final int messages = Wish.messages(MESSAGES);
    private final int warmUp = Math.max(1, messages / 125);
    private final int measured = Math.max(1, messages / 100);
    private final int trickled = Math.min(MOST_TRICKLED, measured);
    private int brought;
    private double seconds;

    /** What was found at one size of the store. */
    private record Found(
            int stored, double perSecond, double cpuPerThousand, Span trickle, long bytes, double resident) {}

    @Test
    void aMessageCostsTheSameWhenMuchIsStored() throws IOException {
        Table table = new Table(
                "Growth",
                "One store. Before each measurement the agent is started again and warmed up by " + warmUp
                        + " messages, so that it is as warm each time; then it takes a backlog of " + measured
                        + ", and "
                        + trickled + " new ones at " + TRICKLE + " a second by webhook, in milliseconds. CPU per 1,000"
                        + " messages; RSS before the agent is started again.",
                "stored before",
                "messages/s",
                "CPU s",
                "p50",
                "p99",
                "disk MB",
                "disk bytes a message",
                "RSS MB",
                "s for the whole backlog so far");
        List<Found> all = new ArrayList<>();
        try (Servers servers = new Servers(home, Wish.seed(), messages + measured + trickled, 1)) {
            Places places = Places.of(Files.createDirectories(home.resolve("agent")), servers);
            for (int stored : List.of(messages / 100, messages / 10, messages)) {
                Found found = at(stored, servers, places);
                all.add(found);
                table.row(
                        stored,
                        found.perSecond(),
                        found.cpuPerThousand(),
                        found.trickle().latencies().percentile(50),
                        found.trickle().latencies().percentile(99),
                        found.bytes() / 1e6,
                        (double) found.bytes() / stored,
                        found.resident(),
                        seconds);
            }
        }
        aims(all.get(0), all.get(all.size() - 1)).write("growth");
        table.write("growth");
    }

    private Found at(int stored, Servers servers, Places places) throws IOException {
        double resident;
        try (Program agent = Agent.start(places)) {
            bring(stored - warmUp, servers, agent);
            resident = agent.usage().residentBytes() / 1e6;
            agent.stop();
        }
        try (Program agent = Agent.start(places)) {
            bring(stored, servers, agent);
            long bytes = size(places.home().resolve("data"));
            double secondsBefore = seconds;
            double used = agent.usage().cpuSeconds();
            bring(stored + measured, servers, agent);
            used = agent.usage().cpuSeconds() - used;
            double perSecond = measured / (seconds - secondsBefore);
            seconds = stored == messages ? secondsBefore : seconds;
            servers.push(Agent.hook(agent));
            Span trickle = Span.measure(servers, agent, brought, brought + trickled, TRICKLE);
            servers.push("");
            brought += trickled;
            agent.stop();
            return new Found(stored, perSecond, used * 1_000 / measured, trickle, bytes, resident);
        }
    }

    private void bring(int to, Servers servers, Program agent) {
        servers.release(to, 0);
        long end = servers.await(to, agent).path("lastNewsMicros").asLong();
        seconds += (end - servers.firstSeenMicros()) / 1e6;
        brought = to;
    }

    private static Aims aims(Found few, Found many) {
        String figure =
                String.format(Locale.ROOT, "messages/s with %,d stored beside %,d", many.stored(), few.stored());
        return new Aims().atLeast(figure, many.perSecond() / few.perSecond(), 0.9);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
