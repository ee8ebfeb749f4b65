// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What is waited for, and since when, for the case that the clock is set. */
public final class Deadlines {

    private static final List<String> WAITING = List.of(
            "UPDATE gate SET until_at = until_at + ? WHERE until_at > 0",
            "UPDATE lane SET due_at = due_at + ? WHERE due_at > 0",
            "UPDATE recheck SET due_at = due_at + ? WHERE due_at > 0",
            "UPDATE reply SET due_at = due_at + ? WHERE due_at > 0 AND state IN ('pending', 'sending')",
            "UPDATE errand SET due_at = due_at + ? WHERE state IN ('waiting', 'running')");

    private static final List<String> LAST_TRIED = List.of(
            "UPDATE link SET tried_at = tried_at + ? WHERE ref_id IS NULL",
            "UPDATE delivery SET tried_at = tried_at + ? WHERE in_doubt = 1",
            "UPDATE reply SET sending_at = sending_at + ? WHERE state IN ('sending', 'parked')");

    private static final List<String> FIRST_TRIED = List.of(
            "UPDATE link SET first_tried_at = first_tried_at + ? WHERE ref_id IS NULL",
            "UPDATE departure SET set_out_at = set_out_at + ? WHERE set_out_at > 0",
            "UPDATE delivery SET first_tried_at = first_tried_at + ? WHERE state IN ('pending', 'parked')",
            "UPDATE reply SET first_sending_at = first_sending_at + ? WHERE state IN ('sending', 'parked')");

    private final Tx tx;

    /** Opens the tables. */
    public Deadlines(Tx tx) {
        this.tx = tx;
    }

    /**
     * Moves everything with the clock, so that what was to be waited for still is. Forward, the first tries stay where they
     * are: the machine may have slept, and a key may be recognised no longer.
     *
     * @param step by which the clock is set; negative if it is set back
     */
    public void move(Duration step) throws SQLException {
        for (String sql : WAITING) {
            tx.update(sql, step.toMillis());
        }
        for (String sql : LAST_TRIED) {
            tx.update(sql, step.toMillis());
        }
        if (step.isNegative()) {
            for (String sql : FIRST_TRIED) {
                tx.update(sql, step.toMillis());
            }
        }
    }
}
