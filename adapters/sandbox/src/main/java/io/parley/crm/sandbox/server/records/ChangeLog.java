// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import io.parley.crm.sandbox.server.records.Change.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What people did, in its order, for those who read along; nothing is ever changed in it. For one transaction. */
public final class ChangeLog {

    private final Tx tx;

    /** In a transaction. */
    public ChangeLog(Tx tx) {
        this.tx = tx;
    }

    /** What was done behind a place, oldest first. */
    public List<Change> after(long seq, int most) throws SQLException {
        return tx.list(
                "SELECT seq, kind, change.at, change.case_id, entry, text, attachments, closed, survivor, loser FROM"
                        + " change LEFT JOIN entry ON entry.id = change.entry WHERE seq > ? ORDER BY seq LIMIT ?",
                ChangeLog::read,
                seq,
                most);
    }

    /** The place behind which everything was done at a moment or after it. */
    public long before(Instant moment) throws SQLException {
        return tx.number("SELECT coalesce(max(seq), 0) FROM change WHERE at < ?", moment);
    }

    void commented(long caseId, long entry) throws SQLException {
        tx.update("INSERT INTO change (kind, at, case_id, entry) VALUES ('comment', ?, ?, ?)", tx.now(), caseId, entry);
        tx.tellReaders();
    }

    void withdrawn(long caseId, long entry) throws SQLException {
        tx.update(
                "INSERT INTO change (kind, at, case_id, entry) VALUES ('withdrawal', ?, ?, ?)",
                tx.now(),
                caseId,
                entry);
        tx.tellReaders();
    }

    void closed(long caseId, boolean closed) throws SQLException {
        tx.update(
                "INSERT INTO change (kind, at, case_id, closed) VALUES ('status', ?, ?, ?)", tx.now(), caseId, closed);
        tx.tellReaders();
    }

    void merged(long survivor, long loser) throws SQLException {
        tx.update(
                "INSERT INTO change (kind, at, survivor, loser) VALUES ('merge', ?, ?, ?)", tx.now(), survivor, loser);
        tx.tellReaders();
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getLong(9),
                row.getLong(10));
    }
}
