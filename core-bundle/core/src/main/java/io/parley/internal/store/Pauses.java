// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Whose answers wait because a person said so. */
public final class Pauses {

    /** Stands for all accounts. */
    public static final String ALL = "";

    private final Tx tx;

    /** Opens the table. */
    public Pauses(Tx tx) {
        this.tx = tx;
    }

    /**
     * A pause.
     *
     * @param account whose answers wait, or {@link #ALL}
     * @param since when it began
     */
    public record Pause(String account, Instant since) {}

    /** Begins a pause, unless it has begun already. */
    public void begin(String account) throws SQLException {
        tx.update(
                "INSERT INTO pause (account, since_at) VALUES (?, ?) ON CONFLICT (account) DO NOTHING",
                account,
                tx.now());
    }

    /** Ends a pause. */
    public void end(String account) throws SQLException {
        tx.update("DELETE FROM pause WHERE account = ?", account);
    }

    /** All pauses, that of all accounts first. */
    public List<Pause> all() throws SQLException {
        return tx.list(
                "SELECT account, since_at FROM pause ORDER BY account",
                row -> new Pause(row.getString(1), Columns.time(row, 2)));
    }

    /** Whether the answers of an account wait. */
    public boolean hold(String account) throws SQLException {
        return tx.exists("SELECT 1 FROM pause WHERE account IN (?, '')", account);
    }
}
