// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.util.HashMap;
import java.util.Map;

/** What one transaction, or a group of them, changes in the ledger. For one thread. */
public final class LedgerMoves {

    private final Map<Entry, Long> changes = new HashMap<>();

    /** A bucket of the ledger; the reason is empty where there is none. */
    record Entry(String side, String id, String bucket, String reason) {}

    /** Counts one more into a bucket. */
    public void into(String side, String id, String bucket, String reason) {
        add(new Entry(side, id, bucket, reason), 1);
    }

    /** Counts one out of a bucket. */
    public void outOf(String side, String id, String bucket, String reason) {
        add(new Entry(side, id, bucket, reason), -1);
    }

    void addAll(LedgerMoves others) {
        others.changes.forEach(this::add);
    }

    Map<Entry, Long> changes() {
        return changes;
    }

    private void add(Entry entry, long amount) {
        changes.merge(entry, amount, Long::sum);
    }
}
