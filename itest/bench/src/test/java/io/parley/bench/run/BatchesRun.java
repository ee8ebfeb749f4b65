// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same backlog for CRMs that take many records in a call, half as many, or one. */
@Tag("batches")
class BatchesRun {

    private static final int MESSAGES = 20_000;

    @TempDir
    Path home;

    @Test
    void aCallCarriesWhatTheCrmTakes() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "Batches",
                "A backlog of " + messages + " messages after as many to warm up; medians of " + Wish.pairs()
                        + " pairs; CPU and calls per 1,000 messages.",
                "",
                "records a call",
                "messages/s",
                "CPU s",
                "CRM calls",
                "CPU s of the servers");
        for (int records : List.of(200, 100, 1)) {
            Trial trial = new Trial(messages, messages, 1, records);
            List<Contender> contenders = contenders(records);
            Turns turns = Turns.take(trial, contenders, Wish.pairs(), home.resolve(String.valueOf(records)));
            assertThat(turns.faults()).as("faults that the CRM found").isEmpty();
            assertThat(turns.digests()).as("what the CRM held").hasSize(1);
            for (Contender contender : contenders) {
                table.row(
                        contender.title(),
                        records,
                        turns.median(contender, Outcome::perSecond),
                        turns.median(contender, Outcome::cpuPerThousand),
                        turns.median(contender, Outcome::callsPerThousand),
                        turns.median(contender, Outcome::serverCpuPerThousand));
            }
        }
        table.write("batches");
    }

    private static List<Contender> contenders(int records) {
        return records == 1 ? List.of(Contender.PARLEY, Contender.CAMEL, Contender.DURABLE_LOOP) : Contender.OF_ANY_CRM;
    }
}
