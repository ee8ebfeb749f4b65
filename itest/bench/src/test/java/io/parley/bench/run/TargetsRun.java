// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same backlog, brought to one CRM and to five. */
@Tag("targets")
class TargetsRun {

    private static final int MESSAGES = 20_000;
    private static final int DIGEST = 64;

    @TempDir
    Path home;

    @Test
    void moreTargetsTakeNoMoreIntake() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Trial trial = new Trial(messages / 2, messages, 1);
        Table table = new Table(
                "Targets",
                "A backlog of " + messages
                        + " messages after half as many to warm up, all of them to each target; medians of "
                        + Wish.pairs() + "; CPU per 1,000 messages of the channel.",
                "targets",
                "messages/s",
                "CPU s",
                "RSS MB");
        for (int targets : List.of(1, 5)) {
            Path own = Files.createDirectories(home.resolve(String.valueOf(targets)));
            double[][] figures = new double[3][Wish.pairs()];
            try (Servers servers = new Servers(own, Wish.seed(), trial.size(), 1, targets)) {
                for (int i = 0; i < Wish.pairs(); i++) {
                    Outcome outcome = trial.run(Contender.PARLEY, servers, own.resolve("agent" + i));
                    assertThat(outcome.digest()).as("what the CRMs hold").hasSize(DIGEST);
                    figures[0][i] = outcome.perSecond();
                    figures[1][i] = outcome.cpuPerThousand();
                    figures[2][i] = outcome.residentBytes() / 1e6;
                }
            }
            table.row(targets, Turns.median(figures[0]), Turns.median(figures[1]), Turns.median(figures[2]));
        }
        table.write("targets");
    }
}
