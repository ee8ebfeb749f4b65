// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
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
        Trial trial = new Trial(messages, messages, 1);
        Table table = new Table(
                "Targets",
                "A backlog of " + messages
                        + " messages after as many to warm up, all of them to each target; medians of "
                        + Wish.pairs() + "; CPU per 1,000 messages of the channel.",
                "targets",
                "messages/s",
                "CPU s",
                "RSS MB");
        Map<Integer, List<Outcome>> outcomes = new TreeMap<>();
        try (Servers one = servers(trial, 1);
                Servers five = servers(trial, 5)) {
            Map<Integer, Servers> all = Map.of(1, one, 5, five);
            for (int pair = 1; pair <= Wish.pairs(); pair++) {
                for (int targets : Turns.order(List.of(1, 5), pair)) {
                    Path own = home.resolve("agent-" + targets + "-" + pair);
                    Outcome outcome = trial.run(Contender.PARLEY, all.get(targets), own);
                    assertThat(outcome.digest()).as("what the CRMs hold").hasSize(DIGEST);
                    outcomes.computeIfAbsent(targets, name -> new ArrayList<>()).add(outcome);
                }
            }
        }
        outcomes.forEach((targets, found) -> table.row(
                targets,
                median(found, Outcome::perSecond),
                median(found, Outcome::cpuPerThousand),
                median(found, outcome -> outcome.residentBytes() / 1e6)));
        table.write("targets");
    }

    private Servers servers(Trial trial, int targets) throws IOException {
        return new Servers(
                Files.createDirectories(home.resolve("servers" + targets)), Wish.seed(), trial.size(), 1, targets);
    }

    private static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return Turns.median(outcomes.stream().mapToDouble(figure).toArray());
    }
}
