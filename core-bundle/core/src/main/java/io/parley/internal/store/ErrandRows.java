// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.spi.channel.Errand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What connectors want to do later. */
public final class ErrandRows {

    private static final String COLUMNS = "account, errand_key, text, since_at, state, tries";

    private final Tx tx;

    /** Opens the table. */
    public ErrandRows(Tx tx) {
        this.tx = tx;
    }

    /**
     * A row.
     *
     * @param account whose
     * @param errand what is to be done
     * @param begun whether it is not known how a try of it ended
     * @param tries how many failed
     */
    public record ErrandRow(String account, Errand errand, boolean begun, int tries) {}

    /** Adds one, unless its key is known. */
    public void add(String account, Errand errand) throws SQLException {
        tx.update("""
                INSERT INTO errand (account, errand_key, text, since_at, state, due_at, tries, epoch)
                VALUES (?, ?, ?, ?, 'waiting', ?, 0, 0) ON CONFLICT (account, errand_key) DO NOTHING
                """, account, errand.key(), errand.text(), errand.since(), tx.now());
    }

    /** The first one whose key begins so, in whatever state. */
    public Optional<ErrandRow> beginningWith(String account, String beginning) throws SQLException {
        return tx.first(
                "SELECT " + COLUMNS + " FROM errand WHERE account = ? AND errand_key >= ? AND errand_key < ?"
                        + " ORDER BY errand_key LIMIT 1",
                ErrandRows::row,
                account,
                beginning,
                beginning + "~");
    }

    /** What is to be looked at now: what an earlier epoch began, and what has waited long enough. */
    public Optional<ErrandRow> due(String account, long epoch) throws SQLException {
        return tx.first("SELECT " + COLUMNS + """
                 FROM errand WHERE account = ? AND due_at <= ?
                   AND (state = 'waiting' OR (state = 'running' AND epoch <> ?))
                 ORDER BY due_at, errand_key LIMIT 1
                """, ErrandRows::row, account, tx.now(), epoch);
    }

    /** When something is due next. */
    public Optional<Instant> nextDue(String account) throws SQLException {
        return tx.first(
                "SELECT due_at FROM errand WHERE account = ? AND state = 'waiting' ORDER BY due_at LIMIT 1",
                row -> Columns.time(row, 1),
                account);
    }

    /** A try begins. */
    public void begun(ErrandRow row, long epoch) throws SQLException {
        move(row, "running", null);
        tx.update(
                "UPDATE errand SET epoch = ? WHERE account = ? AND errand_key = ?",
                epoch,
                row.account(),
                row.errand().key());
    }

    /** It has to wait, for the first time or after a try that certainly did nothing. */
    public void waits(ErrandRow row, Instant due, int tries, @Nullable String reason) throws SQLException {
        move(row, "waiting", reason);
        tx.update(
                "UPDATE errand SET due_at = ?, tries = ? WHERE account = ? AND errand_key = ?",
                due,
                tries,
                row.account(),
                row.errand().key());
    }

    /** It was done. */
    public void done(ErrandRow row) throws SQLException {
        move(row, "done", null);
    }

    /** It is no longer wanted. */
    public void unwanted(ErrandRow row) throws SQLException {
        move(row, "unwanted", null);
    }

    /** It can never be done, or it is not known whether it was; that has been said. */
    public void unfinished(ErrandRow row, String reason) throws SQLException {
        move(row, "unfinished", reason);
    }

    /** Another life, of which this store knows nothing, may have done all that is open here. */
    void doubted() throws SQLException {
        tx.update("UPDATE errand SET state = 'running', due_at = ? WHERE state IN ('waiting', 'running')", tx.now());
    }

    private void move(ErrandRow row, String state, @Nullable String reason) throws SQLException {
        tx.update(
                "UPDATE errand SET state = ?, reason = ? WHERE account = ? AND errand_key = ?",
                state,
                reason,
                row.account(),
                row.errand().key());
    }

    private static ErrandRow row(ResultSet row) throws SQLException {
        Errand errand = new Errand(row.getString(2), row.getString(3), Columns.time(row, 4));
        return new ErrandRow(row.getString(1), errand, row.getString(5).equals("running"), row.getInt(6));
    }
}
