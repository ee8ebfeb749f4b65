// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.mapping.Mappings;
import io.parley.internal.ops.LedgerReport;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Store;
import java.util.Set;

/**
 * What is to be said of targets to which nothing is written, although they could be.
 *
 * @param rehearsed targets whose configuration says so
 */
record TargetRemarks(Store store, Mappings mappings, Set<String> rehearsed) {

    /** Of an account or target; empty if nothing. */
    String of(Party party) {
        if (!party.side().equals(Ledger.TARGET)) {
            return "";
        }
        String obstacle = mappings.obstacle(party.id());
        boolean dry = rehearsed.contains(party.id());
        if (!dry && obstacle.isEmpty()) {
            return "";
        }
        String reason = dry ? "Dry run: nothing is written until dryRun is switched off. " + obstacle : obstacle;
        return reason.strip() + " " + waiting(party.id()) + " wait.";
    }

    private long waiting(String target) {
        return store.read(tx -> LedgerReport.of(new Ledger(tx).lines())).targets().stream()
                .filter(entry -> entry.id().equals(target))
                .mapToLong(entry -> entry.in("pending"))
                .sum();
    }
}
