// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Cause;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Tx;
import java.sql.SQLException;

/** Settles rows that are not written; for one transaction. */
final class Settling {

    private static final String IN_DOUBT =
            "It is not known whether this was written. Look into the CRM, then retry or drop it.";

    private final Deliveries deliveries;
    private boolean any;

    Settling(Tx tx) {
        this.deliveries = new Deliveries(tx);
    }

    Step drop(Delivery row, String reason) throws SQLException {
        deliveries.dropped(row, reason);
        any = true;
        return Step.SETTLED;
    }

    Step parkInDoubt(Delivery row) throws SQLException {
        deliveries.parked(row, Cause.IN_DOUBT, IN_DOUBT, true);
        any = true;
        return Step.SETTLED;
    }

    /** Whether any row was settled. */
    boolean any() {
        return any;
    }
}
