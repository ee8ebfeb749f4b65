// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.internal.store.Links.Kind;
import io.parley.spi.crm.CrmRef;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands in a target, to be gone through in the order of keys and numbers. */
public final class Standing {

    private static final String STANDS = """
            d.target = ? AND d.state = 'delivered' AND d.kind = 'MESSAGE' AND d.ref_id IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM delivery n WHERE n.target = d.target AND n.item_key = d.item_key AND n.revision > d.revision
                AND n.state = 'delivered')""";

    private final Tx tx;

    /** Opens the tables. */
    public Standing(Tx tx) {
        this.tx = tx;
    }

    /** A contact or a case. */
    public record Linked(String key, CrmRef ref) {}

    /** A message in the newest revision that was delivered. */
    public record Delivered(long id, String key, long revision, long itemId, String lane, String caseKey, CrmRef ref) {}

    /**
     * Contacts, or cases, behind a key. Of those that were merged into one, the one that was written last.
     *
     * @param since when they were written at the earliest
     */
    public List<Linked> linked(String target, Kind kind, String after, Instant since, int limit) throws SQLException {
        return tx.list(
                """
                SELECT link_key, ref_type, ref_id FROM link l
                 WHERE target = ? AND kind = ? AND link_key > ? AND ref_id IS NOT NULL AND written_at >= ? AND NOT EXISTS (
                   SELECT 1 FROM link o WHERE o.target = l.target AND o.ref_type = l.ref_type AND o.ref_id = l.ref_id
                     AND o.kind = l.kind AND (o.written_at > l.written_at
                       OR (o.written_at = l.written_at AND o.link_key > l.link_key)))
                 ORDER BY link_key LIMIT ?
                """,
                row -> new Linked(row.getString(1), new CrmRef(row.getString(2), row.getString(3))),
                target,
                kind.name(),
                after,
                since,
                limit);
    }

    /**
     * Messages behind a number.
     *
     * @param upTo the highest number
     * @param since when they were delivered at the earliest
     */
    public List<Delivered> messages(String target, long after, long upTo, Instant since, int limit)
            throws SQLException {
        return list(
                "SELECT %s FROM delivery d WHERE " + STANDS
                        + " AND d.delivery_id > ? AND d.delivery_id <= ? AND d.settled_at >= ?"
                        + " ORDER BY d.delivery_id LIMIT ?",
                target,
                after,
                upTo,
                since,
                limit);
    }

    /** The newest messages. */
    public List<Delivered> newest(String target, int limit) throws SQLException {
        return list(
                "SELECT %s FROM delivery d WHERE " + STANDS + " ORDER BY d.delivery_id DESC LIMIT ?", target, limit);
    }

    /** The number of the newest row of a target. */
    public long last() throws SQLException {
        return tx.first("SELECT COALESCE(MAX(delivery_id), 0) FROM delivery", row -> row.getLong(1))
                .orElseThrow();
    }

    /** The number of the item with which a case begins. */
    public Optional<Long> beginning(String target, String caseKey) throws SQLException {
        return tx.first("""
                SELECT item_id FROM delivery WHERE target = ? AND case_key = ? AND kind = 'MESSAGE' AND state = 'delivered'
                 ORDER BY delivery_id LIMIT 1
                """, row -> row.getLong(1), target, caseKey);
    }

    private List<Delivered> list(String sql, Object... values) throws SQLException {
        return tx.list(
                sql.formatted(
                        "d.delivery_id, d.item_key, d.revision, d.item_id, d.lane, d.case_key, d.ref_type, d.ref_id"),
                row -> new Delivered(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        new CrmRef(row.getString(7), row.getString(8))),
                values);
    }
}
