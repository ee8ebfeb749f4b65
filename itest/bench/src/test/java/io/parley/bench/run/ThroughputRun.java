// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog is brought as fast as possible: time, CPU, memory and calls that it takes. */
@Tag("throughput")
class ThroughputRun {

    private static final int MESSAGES = 60_000;

    @TempDir
    Path home;

    @Test
    void aBacklogIsBrought() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Trial trial = new Trial(2 * messages, messages, 1);
        Turns turns = Turns.take(trial, List.of(Contender.values()), Wish.pairs(), home);
        aims(turns).write("throughput");
        ratios(turns).write("throughput-ratios");
        figures(turns, messages).write("throughput");
        assertThat(turns.faults()).as("faults that the CRM found").isEmpty();
        assertThat(turns.digests()).as("what the CRM held").hasSize(1);
    }

    private static Aims aims(Turns turns) {
        return new Aims()
                .atMost("CPU beside Camel as written", cpuBeside(turns, Contender.CAMEL), 1 / 8.0)
                .atMost("CPU beside Camel with composites", cpuBeside(turns, Contender.CAMEL_TUNED), 1.4)
                .atMost("CPU beside the loop with SQLite", cpuBeside(turns, Contender.DURABLE_LOOP), 3)
                .atLeast("messages/s beside Camel as written", speedBeside(turns, Contender.CAMEL), 10)
                .atLeast("messages/s beside the loop with SQLite", speedBeside(turns, Contender.DURABLE_LOOP), 0.6)
                .atMost(
                        "CRM calls per 1,000 messages of a backlog",
                        turns.median(Contender.PARLEY, Outcome::callsPerThousand),
                        15);
    }

    private static double cpuBeside(Turns turns, Contender other) {
        return turns.ratio(Contender.PARLEY, other, Outcome::cpuPerThousand);
    }

    private static double speedBeside(Turns turns, Contender other) {
        return turns.ratio(Contender.PARLEY, other, Outcome::perSecond);
    }

    private static Table ratios(Turns turns) {
        Table table = new Table(
                "Throughput: Parley beside the others",
                "Medians of the ratios in " + Wish.pairs() + " pairs.",
                "Parley beside",
                "messages/s",
                "CPU",
                "allocated");
        for (Contender other : Contender.values()) {
            if (other != Contender.PARLEY) {
                table.row(
                        other.title(),
                        speedBeside(turns, other),
                        cpuBeside(turns, other),
                        turns.ratio(Contender.PARLEY, other, Outcome::megabytesPerThousand));
            }
        }
        return table;
    }

    private static Table figures(Turns turns, int messages) {
        Table table = new Table(
                "Throughput",
                "A backlog of " + messages + " messages after twice as many to warm up; medians of " + Wish.pairs()
                        + "; CPU, allocation and calls per 1,000 messages.",
                "",
                "messages/s",
                "CPU s",
                "allocated MB",
                "CRM calls",
                "bytes to disk a message",
                "RSS MB",
                "CPU s of the servers");
        for (Contender contender : Contender.values()) {
            table.row(
                    contender.title(),
                    turns.median(contender, Outcome::perSecond),
                    turns.median(contender, Outcome::cpuPerThousand),
                    turns.median(contender, Outcome::megabytesPerThousand),
                    turns.median(contender, Outcome::callsPerThousand),
                    turns.median(contender, Outcome::writtenPerMessage),
                    turns.median(contender, outcome -> outcome.residentBytes() / 1e6),
                    turns.median(contender, Outcome::serverCpuPerThousand));
        }
        return table;
    }
}
