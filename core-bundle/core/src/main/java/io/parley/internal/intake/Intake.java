// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.routing.Routes;
import io.parley.internal.store.Cases;
import io.parley.internal.store.Finds;
import io.parley.internal.store.Fingerprint;
import io.parley.internal.store.Items;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.Restored;
import io.parley.internal.store.Restored.Gap;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.model.Change;
import io.parley.model.SocialProfile;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes in what the channels brought: cursor and rows in one transaction. Any thread. */
public final class Intake {

    private final Store store;
    private final Supplier<Routes> routes;
    private final Predicate<String> watched;
    private final Hints hints;

    /**
     * Joins what is needed.
     *
     * @param routes the routes of the moment
     * @param watched tells of an account whether its messages are to be looked at again
     */
    public Intake(Store store, Supplier<Routes> routes, Predicate<String> watched, Hints hints) {
        this.store = store;
        this.routes = routes;
        this.watched = watched;
        this.hints = hints;
    }

    /** How far a stream and parts of it were read with a page. */
    public record Move(ReadPositions.Stream stream, long version, Cursor next, Map<String, Optional<Cursor>> parts) {

        void write(Tx tx) throws SQLException {
            ReadPositions positions = new ReadPositions(tx);
            positions.move(stream, version, next);
            for (Map.Entry<String, Optional<Cursor>> part : parts.entrySet()) {
                positions.move(stream, part.getKey(), part.getValue());
            }
        }
    }

    /**
     * What one page or call brought.
     *
     * @param account to whom it came
     * @param changes oldest first
     * @param unwanted what a rule of the configuration leaves out
     * @param rejected what could not be read
     * @param move of the cursor; null when the channel told by itself
     * @param knownWhenRead {@link Items#position()} from before the page was read; empty when the channel told by itself
     * @param foundBy the stream that it comes from, if that one listens; null if it was said to the account
     */
    public record Arrival(
            String account,
            List<Change> changes,
            List<Change> unwanted,
            List<Page.Rejected> rejected,
            @Nullable Move move,
            OptionalLong knownWhenRead,
            @Nullable String foundBy) {

        /** What the channel told by itself. */
        public static Arrival told(String account, List<Change> changes) {
            return new Arrival(account, changes, List.of(), List.of(), null, OptionalLong.empty(), null);
        }
    }

    /**
     * Stores an arrival; returns when it is on disk.
     *
     * @throws io.parley.internal.store.StoreException if it cannot be stored
     * @throws IllegalStateException if the cursor was moved by somebody else meanwhile
     */
    public void accept(Arrival arrival) {
        List<Arriving> arriving = Arriving.of(arrival.changes());
        List<Arriving> unwanted = Arriving.of(arrival.unwanted());
        store.write(tx -> {
            Optional<Gap> gap = Optional.empty();
            if (arrival.move() != null) {
                Move move = arrival.move();
                move.write(tx);
                gap = new Restored(tx).gapOf(move.stream());
            }
            Reception.Manner manner = manner(arrival.account(), arrival.knownWhenRead(), false, arrival.foundBy());
            Reception reception =
                    new Reception(tx, arrival.account(), new Dispatch(tx, routes.get(), hints, gap), manner, hints);
            reception.take(arriving);
            for (Page.Rejected rejected : arrival.rejected()) {
                reception.reject(rejected);
            }
            if (!unwanted.isEmpty()) {
                Dispatch nowhere = new Dispatch(tx, new Routes(List.of()), hints);
                new Reception(tx, arrival.account(), nowhere, manner.leavingOut(), hints).take(unwanted);
            }
            return null;
        });
    }

    /**
     * Takes in what a second look at known messages found, within the transaction that plans the next look.
     *
     * @param tx that transaction
     * @param account whose messages
     * @param changes their current states
     * @param knownWhenRead {@link Items#position()} from before the look
     */
    public void recheck(Tx tx, String account, List<Change> changes, long knownWhenRead) throws SQLException {
        Reception reception = reception(tx, account, manner(account, OptionalLong.of(knownWhenRead), true, null));
        reception.take(Arriving.of(changes));
    }

    /**
     * Takes in what an audit listed and is still unknown, within the transaction that ends the audit.
     *
     * @param tx that transaction
     * @param account that listed it
     * @param foundBy the stream that listed it, if that one listens
     * @param listed what was unknown when it was listed
     * @param knownWhenRead {@link Items#position()} from before the listing
     * @return how many things were missing
     */
    public int missed(Tx tx, String account, @Nullable String foundBy, Gaps.Found listed, long knownWhenRead)
            throws SQLException {
        Gaps gaps = new Gaps(tx, account);
        Gaps.Found missing = gaps.among(listed.changes(), listed.rejected());
        Reception reception = reception(tx, account, manner(account, OptionalLong.of(knownWhenRead), true, foundBy));
        reception.take(Arriving.of(missing.changes()));
        for (Page.Rejected rejected : missing.rejected()) {
            reception.reject(rejected);
        }
        int taken = missing.size()
                - gaps.among(missing.changes(), missing.rejected()).size();
        for (int i = 0; i < taken; i++) {
            tx.ledger().into(Ledger.ACCOUNT, account, Ledger.MISSED, "");
        }
        return taken;
    }

    /**
     * Takes in a person whom somebody asked for; returns when it is on disk.
     *
     * @param account that found the person
     * @param profile the person
     */
    public void request(String account, SocialProfile profile) {
        store.write(tx -> {
            told(tx, account).request(profile);
            return null;
        });
    }

    /**
     * Tells the reps something in the cases of a conversation; returns when it is on disk.
     *
     * @param account whose conversation
     * @param conversation its key
     * @param news the same for the same news
     * @param text the news
     */
    public void note(String account, String conversation, String news, String text) {
        store.write(tx -> {
            Dispatch dispatch = new Dispatch(tx, routes.get(), hints);
            for (String target : dispatch.targetsOf(account)) {
                Optional<Cases.Case> belongs = new Cases(tx).newest(target, conversation);
                if (belongs.isPresent()) {
                    String key = "note:" + Fingerprint.of(String.join("\n", account, target, news));
                    dispatch.note(target, account, conversation, belongs.get().key(), key, text);
                }
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
        told(tx, account).release();
    }

    /**
     * Somebody wants a find in the CRM, and what else its author said there; returns when that is on disk.
     *
     * @param find the number of its row
     * @return whether it was one
     */
    public boolean concern(long find) {
        return store.write(tx -> {
            Optional<Items.Item> item = new Items(tx).find(find);
            Optional<Finds.Person> author = new Finds(tx).personOf(find);
            if (item.isPresent() && author.isPresent()) {
                told(tx, item.get().account()).concern(author.get());
            }
            return author.isPresent();
        });
    }

    private Reception told(Tx tx, String account) {
        return reception(tx, account, manner(account, OptionalLong.empty(), false, null));
    }

    private Reception reception(Tx tx, String account, Reception.Manner manner) {
        return new Reception(tx, account, new Dispatch(tx, routes.get(), hints), manner, hints);
    }

    private Reception.Manner manner(
            String account, OptionalLong knownWhenRead, boolean again, @Nullable String foundBy) {
        return new Reception.Manner(knownWhenRead, again, watched.test(account), foundBy, false);
    }
}
