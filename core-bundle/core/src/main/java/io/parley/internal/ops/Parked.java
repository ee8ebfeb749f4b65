// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedId;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.ParkedRows;
import io.parley.internal.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was put aside for a person to look at. Any thread. */
public final class Parked {

    /** The most that are shown on a page, or decided about in one transaction. */
    public static final int MOST = 500;

    private final Store store;

    /** On top of the store. */
    public Parked(Store store) {
        this.store = store;
    }

    /**
     * A page, newest first.
     *
     * @param filter which are meant
     * @param before only what is listed behind it
     * @param limit from 1 to {@link #MOST}
     */
    public List<ParkedRow> list(ParkedFilter filter, ParkedPosition before, int limit) {
        return store.read(tx -> new ParkedRows(tx).list(filter, before, limit));
    }

    /** A page with everything that a person needs to decide; as {@link #list}. */
    public List<ParkedDetails> details(ParkedFilter filter, ParkedPosition before, int limit) {
        return store.read(tx -> {
            List<ParkedDetails> details = new ArrayList<>();
            for (ParkedRow row : new ParkedRows(tx).list(filter, before, limit)) {
                details.add(ParkedDetails.of(tx, row));
            }
            return details;
        });
    }

    /** How many are meant. */
    public long count(ParkedFilter filter) {
        return store.read(tx -> new ParkedRows(tx).count(filter));
    }

    /** One with everything that a person needs to decide; empty if it is not put aside. */
    public Optional<ParkedDetails> find(String id) {
        return store.read(tx -> {
            Optional<ParkedId> known = ParkedId.parse(id);
            Optional<ParkedRow> row = known.isEmpty() ? Optional.empty() : new ParkedRows(tx).find(known.get());
            return row.isEmpty() ? Optional.empty() : Optional.of(ParkedDetails.of(tx, row.get()));
        });
    }
}
