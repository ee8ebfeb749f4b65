// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.routing.Routes;
import io.parley.internal.store.Items;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes in what the channels brought: cursor and rows in one transaction. Any thread. */
public final class Intake {

    private final Store store;
    private final Supplier<Routes> routes;
    private final Hints hints;

    /**
     * Joins what is needed.
     *
     * @param routes the routes of the moment
     */
    public Intake(Store store, Supplier<Routes> routes, Hints hints) {
        this.store = store;
        this.routes = routes;
        this.hints = hints;
    }

    /** How far a stream was read with a page. */
    public record Move(ReadPositions.Stream stream, long version, Cursor next) {}

    /**
     * What one page or call brought.
     *
     * @param account to whom it came
     * @param changes oldest first
     * @param rejected what could not be read
     * @param move of the cursor; null when the channel told by itself
     * @param knownWhenRead {@link Items#position()} from before the page was read; empty when the channel told by itself
     */
    public record Arrival(
            String account,
            List<Change> changes,
            List<Page.Rejected> rejected,
            @Nullable Move move,
            OptionalLong knownWhenRead) {}

    /**
     * Stores an arrival; returns when it is on disk.
     *
     * @throws io.parley.internal.store.StoreException if it cannot be stored
     * @throws IllegalStateException if the cursor was moved by somebody else meanwhile
     */
    public void accept(Arrival arrival) {
        store.write(tx -> {
            if (arrival.move() != null) {
                Move move = arrival.move();
                new ReadPositions(tx).move(move.stream(), move.version(), move.next());
            }
            Reception reception = reception(tx, arrival.account(), arrival.knownWhenRead());
            for (Change change : arrival.changes()) {
                reception.take(change);
            }
            for (Page.Rejected rejected : arrival.rejected()) {
                reception.reject(rejected);
            }
            return null;
        });
    }

    /**
     * Looks again at what an account holds until it is known whose it is; within the transaction that settled a send.
     *
     * @param tx that transaction
     * @param account whose
     */
    public void release(Tx tx, String account) throws SQLException {
        reception(tx, account, OptionalLong.empty()).release();
    }

    private Reception reception(Tx tx, String account, OptionalLong knownWhenRead) {
        return new Reception(tx, account, new Dispatch(tx, routes.get(), hints), knownWhenRead, hints);
    }
}
