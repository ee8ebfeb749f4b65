// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Ledger;
import io.parley.internal.store.Ledger.Line;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Round;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the ledger with the rows themselves, now and then: a difference is a defect and an alarm. */
public final class LedgerAudit implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerAudit.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Set<String> APART = Set.of(Ledger.TOTAL, Ledger.REPEATED, Ledger.MISSED);

    private final Store store;
    private volatile Map<String, Long> differences = Map.of();

    /** An audit of a store. */
    public LedgerAudit(Store store) {
        this.store = store;
    }

    @Override
    public Duration run() {
        differences = store.read(LedgerAudit::differences);
        if (!differences.isEmpty()) {
            LOG.error("The ledger differs from the rows: {}", difference());
        }
        return PAUSE;
    }

    /** {@return what the last audit found; empty when ledger and rows agreed} */
    public String difference() {
        return differences.entrySet().stream()
                .map(entry -> entry.getKey() + " by " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** {@return how many lines of the ledger differed in the last audit} */
    public int differingLines() {
        return differences.size();
    }

    /** The lines that differ in a snapshot, and by how many. */
    static Map<String, Long> differences(Tx tx) throws SQLException {
        Ledger ledger = new Ledger(tx);
        Map<String, Long> amounts = byName(ledger.lines().stream()
                .filter(line -> !APART.contains(line.bucket()))
                .toList());
        byName(ledger.recounted()).forEach((name, amount) -> amounts.merge(name, -amount, Long::sum));
        amounts.values().removeIf(amount -> amount == 0);
        return amounts;
    }

    private static Map<String, Long> byName(List<Line> lines) {
        Map<String, Long> amounts = new TreeMap<>();
        for (Line line : lines) {
            String name = line.side() + " " + line.id() + " " + line.bucket()
                    + (line.reason().isEmpty() ? "" : " (" + line.reason() + ")");
            amounts.merge(name, line.amount(), Long::sum);
        }
        return amounts;
    }
}
