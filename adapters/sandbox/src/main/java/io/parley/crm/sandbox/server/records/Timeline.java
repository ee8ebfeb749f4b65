// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import io.parley.crm.sandbox.server.records.Entry.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in cases, in the order in which it came. For one transaction. */
public final class Timeline {

    private static final String SELECT = "SELECT id, case_id, origin, author, text, inbound, public, at, removed, url,"
            + " rating, attachments FROM entry ";
    private static final String PEOPLE = "Service team";
    private static final String AGENT = "Parley";

    private final Tx tx;
    private final Cases cases;

    /** In a transaction. */
    public Timeline(Tx tx) {
        this.tx = tx;
        this.cases = new Cases(tx);
    }

    /** Entries of a case behind one of them, oldest first. */
    public List<Entry> after(long caseId, long id, int most) throws SQLException {
        return tx.list(SELECT + "WHERE case_id = ? AND id > ? ORDER BY id LIMIT ?", Timeline::read, caseId, id, most);
    }

    /** Entries of a case before one of them, newest first. */
    public List<Entry> before(long caseId, long id, int most) throws SQLException {
        return tx.list(
                SELECT + "WHERE case_id = ? AND id < ? ORDER BY id DESC LIMIT ?", Timeline::read, caseId, id, most);
    }

    /** An entry. */
    public Entry find(long id) throws SQLException {
        return tx.first(SELECT + "WHERE id = ?", Timeline::read, id).orElseThrow(() -> Refusal.missing("message", id));
    }

    /** The entry of a key. */
    public Optional<Long> idOf(String key) throws SQLException {
        return tx.first("SELECT id FROM entry WHERE key = ?", row -> row.getLong(1), key);
    }

    /**
     * A person writes into a case.
     *
     * @param attachments files that go with it, as entries keep them
     * @param draft what the form was made with: the same form sent twice, as by an impatient click, is one comment
     */
    public long comment(
            long caseId, String text, boolean forCustomer, @Nullable String attachments, @Nullable String draft)
            throws SQLException {
        Optional<Long> sent = tx.first(
                "SELECT id FROM entry WHERE draft = ? AND case_id = ? AND text = ? AND public = ? AND attachments IS ?",
                row -> row.getLong(1),
                draft,
                caseId,
                text,
                forCustomer,
                attachments);
        if (sent.isPresent()) {
            return sent.get();
        }
        long id = tx.number(
                "INSERT INTO entry (case_id, origin, author, text, inbound, public, at, attachments, draft)"
                        + " VALUES (?, 'comment', '" + PEOPLE + "', ?, 0, ?, ?, ?, ?) RETURNING id",
                cases.find(caseId).id(),
                text,
                forCustomer,
                tx.now(),
                attachments,
                draft);
        cases.touch(caseId);
        if (forCustomer) {
            new ChangeLog(tx).commented(caseId, id);
        }
        return id;
    }

    /**
     * A person takes back what was to go to the customer: from then on it is an internal note.
     *
     * @return the case in which it stands
     */
    public long takeBack(long id) throws SQLException {
        Optional<Long> caseId =
                tx.first("SELECT case_id FROM entry WHERE id = ? AND origin = 'comment'", row -> row.getLong(1), id);
        long found = caseId.orElseThrow(() -> Refusal.missing("comment", id));
        int changed = tx.update("UPDATE entry SET public = 0 WHERE id = ? AND public = 1", id);
        if (changed == 1) {
            cases.touch(found);
            new ChangeLog(tx).withdrawn(found, id);
        }
        return found;
    }

    /** The agent leaves a note; one of the same key is left alone. */
    public long note(String key, long caseId, String text) throws SQLException {
        Optional<Long> known = idOf(key);
        if (known.isPresent()) {
            return known.get();
        }
        cases.touch(caseId);
        return tx.number(
                "INSERT INTO entry (key, case_id, origin, author, text, inbound, public, at)"
                        + " VALUES (?, ?, 'note', '" + AGENT + "', ?, 0, 0, ?) RETURNING id",
                key,
                caseId,
                text,
                tx.now());
    }

    /**
     * A message of the channel. What is known in this revision or a newer one is left alone.
     *
     * @param fresh its id and whether it was removed do not matter
     * @param reopens whether a closed case is open again when the customer has spoken
     */
    public long message(String key, long revision, Entry fresh, boolean reopens) throws SQLException {
        Optional<Long> known = idOf(key);
        Optional<Long> id = known.isPresent() ? revised(key, revision, fresh) : added(key, revision, fresh);
        if (id.isPresent()) {
            cases.touch(fresh.caseId());
            if (fresh.inbound() && reopens) {
                cases.customerSpoke(fresh.caseId(), fresh.rating() != null);
            }
        }
        return id.or(() -> known).orElseThrow();
    }

    /** A message is gone from the channel: it keeps its place and loses everything else. */
    public long removed(String key) throws SQLException {
        long id = idOf(key).orElseThrow(() -> Refusal.missing("message", key));
        Optional<Long> caseId = tx.first(
                "UPDATE entry SET removed = 1, text = '', url = NULL, rating = NULL, attachments = NULL"
                        + " WHERE id = ? AND removed = 0 RETURNING case_id",
                row -> row.getLong(1),
                id);
        if (caseId.isPresent()) {
            cases.touch(caseId.get());
        }
        return id;
    }

    private Optional<Long> added(String key, long revision, Entry fresh) throws SQLException {
        return tx.first(
                "INSERT INTO entry (key, revision, case_id, origin, author, text, inbound, public, at, url, rating,"
                        + " attachments) VALUES (?, ?, ?, 'message', ?, ?, ?, 1, ?, ?, ?, ?) RETURNING id",
                row -> row.getLong(1),
                key,
                revision,
                fresh.caseId(),
                fresh.author(),
                fresh.text(),
                fresh.inbound(),
                fresh.at(),
                fresh.url(),
                fresh.rating(),
                fresh.attachments());
    }

    private Optional<Long> revised(String key, long revision, Entry fresh) throws SQLException {
        return tx.first(
                "UPDATE entry SET revision = ?2, author = ?3, text = ?4, url = ?5, rating = ?6, attachments = ?7,"
                        + " removed = 0 WHERE key = ?1 AND revision < ?2 RETURNING id",
                row -> row.getLong(1),
                key,
                revision,
                fresh.author(),
                fresh.text(),
                fresh.url(),
                fresh.rating(),
                fresh.attachments());
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getLong(2),
                Origin.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getBoolean(7),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}
