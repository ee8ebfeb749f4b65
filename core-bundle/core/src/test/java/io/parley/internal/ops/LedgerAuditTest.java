// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.Items;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.SettableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof fails when it should. */
class LedgerAuditTest {

    @TempDir
    Path folder;

    SqliteStore store;
    LedgerAudit audit;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("parley.db"), new SettableClock());
        audit = new LedgerAudit(store);
        store.write(tx -> new Items(tx)
                .receive(
                        new NewItem("brand", Items.Kind.PROFILE, "key", 1, "", null, null, null, null),
                        null,
                        "held",
                        null));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatBalancesIsFoundToBalance() {
        audit.run();
        assertThat(audit.difference()).isEmpty();
        assertThat(report().balanced()).isTrue();
    }

    @Test
    void aCountWithoutARowIsFound() {
        store.write(tx -> {
            tx.ledger().into(Ledger.ACCOUNT, "brand", Ledger.TOTAL, "");
            tx.ledger().into(Ledger.ACCOUNT, "brand", "routed", "");
            return null;
        });
        audit.run();
        assertThat(audit.difference()).isEqualTo("account brand routed by 1");
        assertThat(report().balanced()).as("the sums alone do not show it").isTrue();
    }

    @Test
    void somethingThatIsNowhereIsFound() {
        store.write(tx -> {
            tx.ledger().into(Ledger.ACCOUNT, "brand", Ledger.TOTAL, "");
            return null;
        });
        assertThat(report().balanced()).isFalse();
    }

    @Test
    void aNegativeCountIsNoBalance() {
        store.write(tx -> {
            tx.ledger().outOf(Ledger.TARGET, "crm", "pending", "");
            tx.ledger().into(Ledger.TARGET, "crm", "delivered", "");
            return null;
        });
        assertThat(report().balanced()).isFalse();
    }

    private LedgerReport report() {
        return store.read(tx -> LedgerReport.of(new Ledger(tx).lines()));
    }
}
