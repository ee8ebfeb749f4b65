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
        Trial trial = new Trial(messages / 2, messages, 1);
        Turns turns = Turns.take(trial, List.of(Contender.values()), Wish.pairs(), home);
        ratios(turns).write("throughput-ratios");
        figures(turns, messages).write("throughput");
        assertThat(turns.faults()).as("faults that the CRM found").isEmpty();
        assertThat(turns.digests()).as("what the CRM held").hasSize(1);
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
                        turns.ratio(Contender.PARLEY, other, Outcome::perSecond),
                        turns.ratio(Contender.PARLEY, other, Outcome::cpuPerThousand),
                        turns.ratio(Contender.PARLEY, other, Outcome::megabytesPerThousand));
            }
        }
        return table;
    }

    private static Table figures(Turns turns, int messages) {
        Table table = new Table(
                "Throughput",
                "A backlog of " + messages + " messages after half as many to warm up; medians of " + Wish.pairs()
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
