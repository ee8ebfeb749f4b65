// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.ops.Act.Outcome;
import io.parley.internal.store.Decision;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedId;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.ParkedRows;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person decides about what was put aside: one, some, or all that are meant. Any thread. */
public final class Decisions {

    private final Store store;
    private final Hints hints;

    /** On top of the store. */
    public Decisions(Store store, Hints hints) {
        this.store = store;
        this.hints = hints;
    }

    /**
     * What became of a decision about several.
     *
     * @param done how many it was done to
     * @param left how many are as they were
     */
    public record Tally(long done, long left) {

        private static final Tally NOTHING = new Tally(0, 0);

        private Tally with(Outcome outcome) {
            return outcome == Outcome.DONE ? new Tally(done + 1, left) : new Tally(done, left + 1);
        }

        private Tally with(Tally other) {
            return new Tally(done + other.done, left + other.left);
        }
    }

    /** {@return putting it back to work} */
    public Act retrying() {
        return new Retry(hints);
    }

    /** {@return giving it up, and why} */
    public Act dropping(Decision decision) {
        return new Drop(decision);
    }

    /** Decides about one. */
    public Outcome one(String id, Act act) {
        return store.write(tx -> decide(tx, id, act));
    }

    /** Decides about some, at most {@link Parked#MOST}, in one transaction. */
    public Tally some(List<String> ids, Act act) {
        return store.write(tx -> {
            Tally tally = Tally.NOTHING;
            for (String id : ids) {
                tally = tally.with(decide(tx, id, act));
            }
            return tally;
        });
    }

    /**
     * Decides about all that are meant, {@link Parked#MOST} in a transaction. It goes down the list, so that what is put
     * aside again meanwhile is not met a second time.
     */
    public Tally all(ParkedFilter filter, Act act) {
        Tally tally = Tally.NOTHING;
        Stride stride = new Stride(tally, ParkedPosition.START);
        while (stride.next() != null) {
            ParkedPosition before = stride.next();
            stride = store.write(tx -> stride(tx, filter, before, act));
            tally = tally.with(stride.tally());
        }
        return tally;
    }

    private record Stride(Tally tally, @Nullable ParkedPosition next) {}

    private static Stride stride(Tx tx, ParkedFilter filter, ParkedPosition before, Act act) throws SQLException {
        List<ParkedRow> rows = new ParkedRows(tx).list(filter, before, Parked.MOST);
        Tally tally = Tally.NOTHING;
        for (ParkedRow row : rows) {
            tally = tally.with(act.on(tx, row.id()));
        }
        boolean last = rows.size() < Parked.MOST;
        return new Stride(tally, last ? null : rows.get(rows.size() - 1).position());
    }

    private static Outcome decide(Tx tx, String id, Act act) throws SQLException {
        Optional<ParkedId> known = ParkedId.parse(id);
        ParkedRows rows = new ParkedRows(tx);
        if (known.isEmpty() || !rows.known(known.get())) {
            return Outcome.UNKNOWN;
        }
        return rows.find(known.get()).isPresent() ? act.on(tx, known.get()) : Outcome.SETTLED;
    }
}
