// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.store.GateRows;
import io.parley.internal.store.GateRows.GateRow;
import io.parley.internal.store.Store;
import java.util.List;

/** Silences of apps, beside the gates of accounts and targets. */
public final class AppGates implements AppSilences {

    /** Tells these rows from those of accounts and targets. */
    static final String SIDE = "app";

    private final Store store;

    /** Joins what is needed. */
    public AppGates(Store store) {
        this.store = store;
    }

    @Override
    public List<Kept> of(String app) {
        return store.read(tx -> new GateRows(tx).all()).stream()
                .filter(row -> row.side().equals(SIDE) && row.id().equals(app))
                .map(row -> new Kept(row.operation(), row.until(), row.reason()))
                .toList();
    }

    @Override
    public void keep(String app, Kept silence) {
        store.write(tx -> {
            new GateRows(tx)
                    .close(new GateRow(
                            SIDE, app, silence.limit(), Gates.Kind.RATE.name(), silence.until(), silence.reason()));
            return null;
        });
    }
}
