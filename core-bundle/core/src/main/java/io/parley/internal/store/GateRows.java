// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Closed gates, so that silence outlives a restart. */
public final class GateRows {

    private final Tx tx;

    /** Opens the table. */
    public GateRows(Tx tx) {
        this.tx = tx;
    }

    /** A row. */
    public record GateRow(String side, String id, String operation, String kind, Instant until, String reason) {}

    /** All rows. */
    public List<GateRow> all() throws SQLException {
        return tx.list(
                "SELECT side, id, operation, kind, until_at, reason FROM gate",
                row -> new GateRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Columns.time(row, 5),
                        row.getString(6)));
    }

    /** Closes a gate, or closes it anew. */
    public void close(GateRow gate) throws SQLException {
        tx.update("""
                INSERT INTO gate (side, id, operation, kind, until_at, reason) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (side, id, operation) DO UPDATE SET kind = excluded.kind, until_at = excluded.until_at,
                  reason = excluded.reason
                """, gate.side(), gate.id(), gate.operation(), gate.kind(), gate.until(), gate.reason());
    }

    /** Opens a gate. */
    public void open(String side, String id, String operation) throws SQLException {
        tx.update("DELETE FROM gate WHERE side = ? AND id = ? AND operation = ?", side, id, operation);
    }
}
