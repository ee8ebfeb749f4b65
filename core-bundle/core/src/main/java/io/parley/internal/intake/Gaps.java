// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.store.Fingerprint;
import io.parley.internal.store.Items;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Tx;
import io.parley.model.Change;
import io.parley.spi.channel.Page;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds among what a channel lists whatever an account has never received. For one transaction. */
public final class Gaps {

    private final Items items;
    private final Profiles profiles;
    private final String account;

    /** What an account has received by now. */
    public Gaps(Tx tx, String account) {
        this.items = new Items(tx);
        this.profiles = new Profiles(tx);
        this.account = account;
    }

    /** The key of something that could not be read. */
    static String keyOf(String account, Page.Rejected rejected) {
        return "rejected:" + Fingerprint.of(account + "\0" + rejected.id());
    }

    /**
     * What is not known.
     *
     * @param changes messages of which no revision is known, removals, people
     * @param rejected what could not be read, and is not put aside already
     */
    public record Found(List<Change> changes, List<Page.Rejected> rejected) {

        /** {@return both together, in this order} */
        public Found and(Found later) {
            return new Found(
                    Stream.concat(changes.stream(), later.changes.stream()).toList(),
                    Stream.concat(rejected.stream(), later.rejected.stream()).toList());
        }

        /** {@return how many} */
        public int size() {
            return changes.size() + rejected.size();
        }
    }

    /** Looks for gaps among what was listed. */
    public Found among(List<Change> changes, List<Page.Rejected> rejected) throws SQLException {
        return new Found(unknown(changes), unknownRejected(rejected));
    }

    private List<Change> unknown(List<Change> changes) throws SQLException {
        List<Change> unknown = new ArrayList<>();
        for (Change change : changes) {
            if (!change.accept(new Known()).holds()) {
                unknown.add(change);
            }
        }
        return unknown;
    }

    private List<Page.Rejected> unknownRejected(List<Page.Rejected> rejected) throws SQLException {
        List<Page.Rejected> unknown = new ArrayList<>();
        for (Page.Rejected one : rejected) {
            if (!items.received(account, keyOf(account, one), 1)) {
                unknown.add(one);
            }
        }
        return unknown;
    }

    /** A question that was chosen and is yet to be asked. */
    @FunctionalInterface
    private interface Question {
        boolean holds() throws SQLException;
    }

    private final class Known implements Change.Visitor<Question> {

        @Override
        public Question messageSeen(Change.MessageSeen seen) {
            return () -> items.has(account, seen.subject().key());
        }

        @Override
        public Question messageRemoved(Change.MessageRemoved removed) {
            return () -> items.hasRemoval(account, removed.subject().key());
        }

        @Override
        public Question profileSeen(Change.ProfileSeen seen) {
            return () -> profiles.find(seen.profile().id().key()).isPresent();
        }
    }
}
