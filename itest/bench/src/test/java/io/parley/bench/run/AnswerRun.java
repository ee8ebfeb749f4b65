// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from the answer of a rep in the CRM, which is asked every second, to the post on the channel. */
@Tag("answers")
class AnswerRun {

    private static final int MESSAGES = 2_000;
    private static final int ANSWERS = 600;
    private static final int LOOK_MILLIS = 200;

    @TempDir
    Path home;

    @Test
    void answersArriveSoonAtAnyLoad() throws Exception {
        int answers = Wish.messages(ANSWERS);
        Table table = new Table(
                "Latency from the CRM to the channel",
                answers + " answers at each rate, in milliseconds; the CRM is asked every second, so that half a second"
                        + " is spent waiting to be asked.",
                "answers/s",
                "p50",
                "p99",
                "p99.9",
                "CPU s per 1,000");
        for (int rate : List.of(5, 25, 50)) {
            Path own = home.resolve(String.valueOf(rate));
            try (Servers servers = new Servers(own, Wish.seed(), MESSAGES, 1);
                    Program agent =
                            Contender.PARLEY.start(Places.of(Files.createDirectories(own.resolve("agent")), servers))) {
                servers.release(MESSAGES, 0);
                servers.await(MESSAGES, agent);
                double used = agent.usage().cpuSeconds();
                long began = servers.answer(answers, rate);
                while (servers.posted().size() < answers) {
                    agent.assertAlive();
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
                used = agent.usage().cpuSeconds() - used;
                Map<String, Long> posted = servers.posted();
                List<Long> micros = new ArrayList<>();
                for (int i = 0; i < answers; i++) {
                    micros.add(posted.get("answer-" + i) - began - (i + 1L) * 1_000_000 / rate);
                }
                Latencies latencies = new Latencies(micros);
                table.row(
                        rate,
                        latencies.percentile(50),
                        latencies.percentile(99),
                        latencies.percentile(99.9),
                        used * 1_000 / answers);
            }
        }
        table.write("answers");
    }
}
