// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cases. For one transaction. */
public final class Cases {

    private static final String SELECT = "SELECT id, subject, status, owner, contact, channel, form, url, opened_at,"
            + " updated_at FROM case_file ";

    private final Tx tx;

    /** In a transaction. */
    public Cases(Tx tx) {
        this.tx = tx;
    }

    /** A case. */
    public Case find(long id) throws SQLException {
        return tx.first(SELECT + "WHERE id = ?", Cases::read, id).orElseThrow(() -> Refusal.missing("case", id));
    }

    /** The case of a key. */
    public Optional<Long> idOf(String key) throws SQLException {
        return tx.first("SELECT id FROM case_file WHERE key = ?", row -> row.getLong(1), key);
    }

    /** The cases that changed at or after a moment, in the order of their changes. */
    public List<Long> updatedSince(Instant since) throws SQLException {
        return tx.list(
                "SELECT id FROM case_file WHERE updated_at >= ? ORDER BY updated_at, id", row -> row.getLong(1), since);
    }

    /** The cases of a status or of any, those that changed last first. */
    public List<Case> newest(@Nullable Status status, int skip, int most) throws SQLException {
        return status == null
                ? tx.list(SELECT + "ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?", Cases::read, most, skip)
                : tx.list(
                        SELECT + "WHERE status = ? ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?",
                        Cases::read,
                        status.word(),
                        most,
                        skip);
    }

    /** How many cases have a status. */
    public long count(Status status) throws SQLException {
        return tx.number("SELECT count(*) FROM case_file WHERE status = ?", status.word());
    }

    /** The cases of a contact, newest first. */
    public List<Case> of(long contact, int most) throws SQLException {
        return tx.list(SELECT + "WHERE contact = ? ORDER BY id DESC LIMIT ?", Cases::read, contact, most);
    }

    /** Makes a case. */
    public long add(String key, long contact, String channel, String form, @Nullable String url, String subject)
            throws SQLException {
        return tx.number(
                "INSERT INTO case_file (key, contact, channel, form, url, subject, status, opened_at, updated_at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8) RETURNING id",
                key,
                contact,
                channel,
                form,
                url,
                subject,
                Status.NEW.word(),
                tx.now());
    }

    /** The conversation of a case is to be read somewhere, possibly somewhere else than before. */
    public void linked(long id, @Nullable String url) throws SQLException {
        tx.update("UPDATE case_file SET url = ?1, updated_at = ?3 WHERE id = ?2 AND url IS NOT ?1", url, id, tx.now());
    }

    /** A case is that of a contact, possibly of another than before. */
    public void assign(long id, long contact) throws SQLException {
        tx.update(
                "UPDATE case_file SET contact = ?1, updated_at = ?3 WHERE id = ?2 AND contact <> ?1",
                contact,
                id,
                tx.now());
    }

    /** Something in a case changed. */
    void touch(long id) throws SQLException {
        tx.update("UPDATE case_file SET updated_at = ? WHERE id = ?", tx.now(), id);
    }

    /** The customer has spoken: a closed case is open again, unless they only rate how a chat went. */
    void customerSpoke(long id, boolean rating) throws SQLException {
        int opened = tx.update(
                "UPDATE case_file SET status = 'open' WHERE id = ? AND status = 'closed' AND NOT (form = 'chat' AND ?)",
                id,
                rating);
        if (opened == 1) {
            new ChangeLog(tx).closed(id, false);
        }
    }

    /** A person changes what people keep of a case. */
    public void edit(long id, Status status, @Nullable String owner) throws SQLException {
        Case before = find(id);
        tx.update(
                "UPDATE case_file SET status = ?1, owner = ?2, updated_at = ?4"
                        + " WHERE id = ?3 AND (status IS NOT ?1 OR owner IS NOT ?2)",
                status.word(),
                owner,
                id,
                tx.now());
        boolean closed = status == Status.CLOSED;
        if (closed != (before.status() == Status.CLOSED)) {
            new ChangeLog(tx).closed(id, closed);
        }
    }

    void move(long from, long to) throws SQLException {
        tx.update("UPDATE case_file SET contact = ?, updated_at = ? WHERE contact = ?", to, tx.now(), from);
    }

    private static Case read(ResultSet row) throws SQLException {
        return new Case(
                row.getLong(1),
                row.getString(2),
                Status.of(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)));
    }
}
