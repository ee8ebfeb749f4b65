// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.spi.crm.CrmRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contacts and cases in the targets. */
public final class Links {

    private static final String COLUMNS = "ref_type, ref_id, written_revision, first_tried_at, tried_at, written_at";

    private final Tx tx;
    private final Recollection<Place, Link> known;

    /** Opens the table. */
    public Links(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new).links;
    }

    private record Place(String target, String key) {}

    private static final class Memory {
        private final Recollection<Place, Link> links = new Recollection<>();
    }

    /** What a link leads to. */
    public enum Kind {
        /** A person. */
        CONTACT,
        /** A case. */
        CASE
    }

    /**
     * A link.
     *
     * @param ref the record; null while the first try has no outcome
     * @param writtenRevision the revision of what was written last; 0 for none
     * @param firstTriedAt when it was tried first
     * @param triedAt until when the last try may have made it
     * @param writtenAt when it was written last; null for never
     */
    public record Link(
            @Nullable CrmRef ref,
            long writtenRevision,
            Instant firstTriedAt,
            Instant triedAt,
            @Nullable Instant writtenAt) {

        private Link triedAgain(Instant now) {
            return new Link(ref, writtenRevision, firstTriedAt, now, writtenAt);
        }
    }

    /** Reads many links at once, so that each is found without a query of its own. */
    public void fetch(String target, Collection<String> keys) throws SQLException {
        List<String> unknown = known
                .begin(keys.stream().map(key -> new Place(target, key)).toList())
                .stream()
                .map(Place::key)
                .toList();
        tx.listOf(
                "SELECT " + COLUMNS + ", link_key FROM link WHERE target = ? AND link_key IN (%s)",
                unknown,
                row -> {
                    known.put(new Place(target, row.getString(7)), link(row));
                    return true;
                },
                target);
    }

    /** The link of a key; empty if nothing was ever tried. */
    public Optional<Link> find(String target, String key) throws SQLException {
        return known.get(
                new Place(target, key),
                () -> tx.first(
                        "SELECT " + COLUMNS + " FROM link WHERE target = ? AND link_key = ?",
                        Links::link,
                        target,
                        key));
    }

    /** Notes that a record is about to be made, before it is. */
    public void trying(String target, String key, Kind kind) throws SQLException {
        Link tried = find(target, key)
                .map(before -> before.triedAgain(tx.now()))
                .orElseGet(() -> new Link(null, 0, tx.now(), tx.now(), null));
        tx.update("""
                INSERT INTO link (target, link_key, kind, written_revision, first_tried_at, tried_at)
                VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT (target, link_key) DO UPDATE SET tried_at = excluded.tried_at
                """, target, key, kind.name(), tx.now(), tx.now());
        known.put(new Place(target, key), tried);
    }

    /** A record that this store knows nothing of may have been made by another life. */
    public void supposed(String target, String key, Kind kind, Restored.Gap gap) throws SQLException {
        known.forget(new Place(target, key));
        tx.update("""
                INSERT INTO link (target, link_key, kind, written_revision, first_tried_at, tried_at)
                VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT (target, link_key) DO NOTHING
                """, target, key, kind.name(), gap.from(), gap.to());
    }

    /** A record may have been made, at any time until now. */
    public void doubted(String target, String key) throws SQLException {
        known.forget(new Place(target, key));
        tx.update(
                "UPDATE link SET tried_at = ? WHERE target = ? AND link_key = ? AND ref_id IS NULL",
                tx.now(),
                target,
                key);
    }

    /** All records that were being made may have been, at any time until now. */
    void doubted(String target) throws SQLException {
        known.forgetAll();
        tx.update("UPDATE link SET tried_at = ? WHERE target = ? AND ref_id IS NULL", tx.now(), target);
    }

    /** The record is there, as it is in a revision. */
    public void linked(String target, String key, CrmRef ref, long revision) throws SQLException {
        known.forget(new Place(target, key));
        tx.update("""
                UPDATE link SET ref_type = ?, ref_id = ?, written_revision = ?, written_at = ?
                 WHERE target = ? AND link_key = ?
                """, ref.type(), ref.id(), revision, tx.now(), target, key);
    }

    /** From now on the key leads to a record that the agent has not written to yet. */
    public void lead(String target, String key, Kind kind, CrmRef ref) throws SQLException {
        known.forget(new Place(target, key));
        tx.update("""
                INSERT INTO link (target, link_key, kind, ref_type, ref_id, written_revision, first_tried_at, tried_at)
                VALUES (?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (target, link_key) DO UPDATE SET ref_type = excluded.ref_type,
                  ref_id = excluded.ref_id, written_revision = 0, written_at = NULL
                """, target, key, kind.name(), ref.type(), ref.id(), tx.now(), tx.now());
    }

    /** From now on the key leads nowhere. */
    public void end(String target, String key) throws SQLException {
        known.forget(new Place(target, key));
        tx.update("DELETE FROM link WHERE target = ? AND link_key = ?", target, key);
    }

    /** The record was certainly not made. */
    public void notMade(String target, String key) throws SQLException {
        known.forget(new Place(target, key));
        tx.update("DELETE FROM link WHERE target = ? AND link_key = ? AND ref_id IS NULL", target, key);
    }

    /** Keys of what a record stands for, newest first; several after a merge. */
    public List<String> keysOf(String target, Kind kind, CrmRef ref) throws SQLException {
        return tx.list("""
                SELECT link_key FROM link WHERE target = ? AND ref_type = ? AND ref_id = ? AND kind = ?
                """, row -> row.getString(1), target, ref.type(), ref.id(), kind.name());
    }

    /** Follows a merge of records. */
    public void merged(String target, CrmRef survivor, CrmRef loser) throws SQLException {
        known.forgetAll();
        tx.update(
                "UPDATE link SET ref_type = ?, ref_id = ? WHERE target = ? AND ref_type = ? AND ref_id = ?",
                survivor.type(),
                survivor.id(),
                target,
                loser.type(),
                loser.id());
    }

    private static Link link(ResultSet row) throws SQLException {
        String id = row.getString(2);
        return new Link(
                id == null ? null : new CrmRef(row.getString(1), id),
                row.getLong(3),
                Columns.time(row, 4),
                Columns.time(row, 5),
                Columns.timeOrNull(row, 6));
    }
}
