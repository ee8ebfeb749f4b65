// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from a post on the channel to the record in the CRM, at rising load. */
@Tag("latency")
class LatencyRun {

    private static final int MESSAGES = 10_000;
    private static final int MOST_SECONDS = 120;
    private static final int TRICKLE = 50;
    private static final int WARM_UPS = 3;
    private static final int BURSTS = 3;
    private static final List<Integer> PERCENTS = List.of(10, 50, 90);

    @TempDir
    Path home;

    private final int messages = Wish.messages(MESSAGES);
    private final Map<String, Integer> rates = new LinkedHashMap<>();
    private final Table table = new Table(
            "Latency from the channel to the CRM",
            "New messages, in milliseconds, at a share of the full speed that Parley has by webhook with one post a call,"
                    + " measured in the same run after a warm-up; " + messages + " messages at each load, for at most "
                    + MOST_SECONDS
                    + " s. By a stream it hears that there is something, and reads it. The others poll, at the same rates. CPU and calls per 1,000 messages; the"
                    + " backlog is what was not in the CRM when the last message happened.",
            "",
            "load",
            "messages/s",
            "p50",
            "p99",
            "p99.9",
            "CRM calls",
            "CPU s",
            "backlog");

    @Test
    void postsArriveSoonAtAnyLoad() throws IOException {
        int size = (WARM_UPS + BURSTS + PERCENTS.size() + 1) * messages;
        try (Servers servers = new Servers(home, Wish.seed(), size, 1)) {
            try (Program agent = Agent.start(places("agent", servers), Agent.News.WEBHOOK)) {
                servers.push(Agent.hook(agent));
                double full = fullSpeed(servers, agent);
                table.row(Contender.PARLEY.title(), "full speed", full, "", "", "", "", "", "");
                PERCENTS.forEach(percent -> rates.put(percent + " %", (int) Math.max(1, full * percent / 100)));
                rates.put("a trickle", TRICKLE);
                Map<String, Span> spans =
                        levels(Contender.PARLEY.title(), servers, agent, (WARM_UPS + BURSTS) * messages);
                new Aims()
                        .atMost(
                                "ms p99 from the channel to the CRM at half load",
                                spans.get("50 %").latencies().percentile(99),
                                500)
                        .write("latency");
            }
            servers.push("");
            servers.reset();
            try (Program agent = Agent.start(places("streamed", servers), Agent.News.STREAM)) {
                warmUp(servers, agent);
                levels(Contender.PARLEY.title() + " by a stream", servers, agent, WARM_UPS * messages);
            }
            for (Contender other : List.of(Contender.CAMEL_TUNED, Contender.DURABLE_LOOP)) {
                servers.reset();
                try (Program program = other.start(places(other.name(), servers))) {
                    warmUp(servers, program);
                    levels(other.title(), servers, program, WARM_UPS * messages);
                }
            }
        }
        table.write("latency");
    }

    private Places places(String name, Servers servers) throws IOException {
        return Places.of(Files.createDirectories(home.resolve(name)), servers);
    }

    private void warmUp(Servers servers, Program program) {
        servers.release(WARM_UPS * messages, 0);
        servers.await(WARM_UPS * messages, program);
    }

    private double fullSpeed(Servers servers, Program agent) {
        warmUp(servers, agent);
        double[] speeds = new double[BURSTS];
        for (int i = 0; i < BURSTS; i++) {
            int to = (WARM_UPS + i + 1) * messages;
            servers.release(to, 0);
            double end = servers.await(to, agent).path("lastNewsMicros").asLong();
            speeds[i] = messages / ((end - servers.firstSeenMicros()) / 1e6);
        }
        return Turns.median(speeds);
    }

    private Map<String, Span> levels(String title, Servers servers, Program program, int begin) {
        Map<String, Span> spans = new LinkedHashMap<>();
        int from = begin;
        for (Map.Entry<String, Integer> rate : rates.entrySet()) {
            int to = from + Math.min(messages, rate.getValue() * MOST_SECONDS);
            Span span = Span.measure(servers, program, from, to, rate.getValue());
            spans.put(rate.getKey(), span);
            table.row(
                    title,
                    rate.getKey(),
                    rate.getValue(),
                    span.latencies().percentile(50),
                    span.latencies().percentile(99),
                    span.latencies().percentile(99.9),
                    span.callsPerThousand(),
                    span.cpuPerThousand(),
                    span.backlog());
            from = to;
        }
        return spans;
    }
}
