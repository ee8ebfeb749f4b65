// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the agent remembers about itself and about those it met. */
public final class Meta {

    private final Tx tx;

    /** Opens the tables. */
    public Meta(Tx tx) {
        this.tx = tx;
    }

    /**
     * Draws a number that nobody drew before: a fence between those who did something and those who do it now.
     *
     * @return the number
     */
    public long nextEpoch() throws SQLException {
        return tx.first("""
                        INSERT INTO meta (name, value) VALUES ('epoch', '1')
                        ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT)
                        RETURNING value
                        """, row -> row.getLong(1)).orElseThrow();
    }

    /**
     * Remembers an account or a target.
     *
     * @param side {@link Ledger#ACCOUNT} or {@link Ledger#TARGET}
     * @param id its id
     * @param since from when on things are wanted, if this is the first time
     * @return from when on things are wanted
     */
    public Instant meet(String side, String id, Instant since) throws SQLException {
        tx.update(
                "INSERT INTO party (side, id, since_at) VALUES (?, ?, ?) ON CONFLICT (side, id) DO NOTHING",
                side,
                id,
                since);
        return tx.first("SELECT since_at FROM party WHERE side = ? AND id = ?", row -> Columns.time(row, 1), side, id)
                .orElseThrow();
    }

    /**
     * Everyone that was ever met.
     *
     * @param side {@link Ledger#ACCOUNT} or {@link Ledger#TARGET}
     * @return their ids
     */
    public List<String> met(String side) throws SQLException {
        return tx.list("SELECT id FROM party WHERE side = ? ORDER BY id", row -> row.getString(1), side);
    }

    /** Something that the agent noted about itself. */
    public Optional<String> note(String name) throws SQLException {
        return tx.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
    }

    /** Notes something in the place of what was noted before under the same name. */
    public void note(String name, String value) throws SQLException {
        tx.update(
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }
}
