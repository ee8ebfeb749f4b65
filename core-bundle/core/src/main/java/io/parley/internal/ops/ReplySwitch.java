// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Ledger;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Pauses;
import io.parley.internal.store.Pauses.Pause;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The switch with which a person stops answers on their way to the channels: they wait until it is switched back, over
 * restarts too. Any thread.
 */
public final class ReplySwitch {

    private final Store store;
    private final Roster roster;
    private final Hints hints;

    /** On top of the store. */
    public ReplySwitch(Store store, Roster roster, Hints hints) {
        this.store = store;
        this.roster = roster;
        this.hints = hints;
    }

    /** {@return accounts that are or were configured} */
    public List<String> accounts() {
        return store.read(this::accounts);
    }

    /** {@return the pauses of this moment} */
    public List<Pause> pauses() {
        return store.read(tx -> new Pauses(tx).all());
    }

    /** Whether the answers of an account wait, by itself or with all others. */
    public boolean paused(String account) {
        return store.read(tx -> new Pauses(tx).hold(account));
    }

    /**
     * Lets answers wait; one that is being sent ends first.
     *
     * @param account whose, or {@link Pauses#ALL}
     * @return whether there is such an account
     */
    public boolean pause(String account) {
        return store.write(tx -> {
            boolean known = knows(tx, account);
            if (known) {
                new Pauses(tx).begin(account);
            }
            return known;
        });
    }

    /**
     * Lets answers go on at once. An account that was paused by itself stays so when all are resumed.
     *
     * @param account whose, or {@link Pauses#ALL}
     * @return whether there is such an account
     */
    public boolean resume(String account) {
        return store.write(tx -> {
            boolean known = knows(tx, account);
            if (known) {
                new Pauses(tx).end(account);
                List<String> freed = account.equals(Pauses.ALL) ? accounts(tx) : List.of(account);
                tx.afterCommit(() -> freed.forEach(one -> hints.tell(Hints.send(one))));
            }
            return known;
        });
    }

    private boolean knows(Tx tx, String account) throws SQLException {
        return account.equals(Pauses.ALL) || accounts(tx).contains(account);
    }

    private List<String> accounts(Tx tx) throws SQLException {
        Stream<String> served = roster.accounts().stream().map(Roster.Member::id);
        return Stream.concat(served, new Meta(tx).met(Ledger.ACCOUNT).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
