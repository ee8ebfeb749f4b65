// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.run.Contender.Places;
import io.parley.bench.traffic.Post;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from a post on a channel that tells of it to the record in the CRM, at rising load. */
@Tag("latency")
class LatencyRun {

    private static final int MESSAGES = 10_000;
    private static final int MOST_SECONDS = 120;
    private static final int TRICKLE = 50;
    private static final int LEVELS = 4;

    @TempDir
    Path home;

    @Test
    void postsArriveSoonAtAnyLoad() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "Latency from the channel to the CRM",
                "By webhook, one post a call; new messages, in milliseconds, at a share of the full speed, for at most "
                        + MOST_SECONDS + " s each; CPU and calls per 1,000 messages.",
                "load",
                "messages/s",
                "p50",
                "p99",
                "p99.9",
                "CRM calls",
                "CPU s");
        try (Servers servers = new Servers(home, Wish.seed(), (2 + LEVELS) * messages, 1);
                Program agent = Agent.startTold(Places.of(Files.createDirectories(home.resolve("agent")), servers))) {
            servers.push(Agent.address(agent) + "/hooks/told");
            servers.release(messages, 0);
            servers.await(messages, agent);
            servers.release(2 * messages, 0);
            JsonNode state = servers.await(2 * messages, agent);
            double full = messages / ((state.path("lastNewsMicros").asLong() - servers.firstSeenMicros()) / 1e6);
            table.row("full speed", full, "", "", "", "", "");
            int from = 2 * messages;
            for (int percent : List.of(10, 50, 90)) {
                from = level(table, percent + " %", servers, agent, from, (int) Math.max(1, full * percent / 100));
            }
            level(table, "a trickle", servers, agent, from, TRICKLE);
        }
        table.write("latency");
    }

    /** Measures one level. Returns how many posts have happened. */
    private static int level(Table table, String load, Servers servers, Program agent, int from, int rate) {
        int to = from + Math.min(Wish.messages(MESSAGES), rate * MOST_SECONDS);
        long calls = servers.await(from, agent).path("calls").asLong();
        double used = agent.usage().cpuSeconds();
        long began = servers.release(to, rate);
        calls = servers.await(to, agent).path("calls").asLong() - calls;
        used = agent.usage().cpuSeconds() - used;
        Map<String, Long> arrivals = servers.arrivals();
        List<Long> micros = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Post post = servers.work().posts().get(i);
            if (post.revision() == 1) {
                micros.add(arrivals.get(post.id()) - began - (i + 1L - from) * 1_000_000 / rate);
            }
        }
        Latencies latencies = new Latencies(micros);
        double thousands = (to - from) / 1_000.0;
        table.row(
                load,
                rate,
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(99.9),
                calls / thousands,
                used / thousands);
        return to;
    }
}
