// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same backlog, divided among more and more accounts. */
@Tag("accounts")
class AccountsRun {

    private static final int MESSAGES = 20_000;
    private static final List<Contender> CONTENDERS = List.of(Contender.PARLEY, Contender.DURABLE_LOOP);

    @TempDir
    Path home;

    @Test
    void moreAccountsCostLittle() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "Accounts",
                "A backlog of " + messages + " messages after as many to warm up; medians of " + Wish.pairs()
                        + " pairs; CPU and calls per 1,000 messages.",
                "",
                "accounts",
                "messages/s",
                "CPU s",
                "CRM calls",
                "RSS MB");
        for (int accounts : List.of(1, 10, 100)) {
            Trial trial = new Trial(messages, messages, accounts);
            Turns turns = Turns.take(trial, CONTENDERS, Wish.pairs(), home.resolve(String.valueOf(accounts)));
            assertThat(turns.digests()).as("what the CRM held").hasSize(1);
            for (Contender contender : CONTENDERS) {
                table.row(
                        contender.title(),
                        accounts,
                        turns.median(contender, Outcome::perSecond),
                        turns.median(contender, Outcome::cpuPerThousand),
                        turns.median(contender, Outcome::callsPerThousand),
                        turns.median(contender, outcome -> outcome.residentBytes() / 1e6));
            }
        }
        table.write("accounts");
    }
}
