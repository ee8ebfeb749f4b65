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

/** Work for the targets: one row for each revision that was routed to one. */
public final class Deliveries {

    static final String COLUMNS = """
            delivery_id, target, lane, item_key, revision, item_id, kind, state, tries, in_doubt, first_tried_at, tried_at, \
            failed_since, case_key, reason, gone_since""";

    private final Tx tx;
    private final Courses courses;
    private final Numbers numbers;

    /** Opens the table. */
    public Deliveries(Tx tx) {
        this.tx = tx;
        this.courses = new Courses(tx);
        this.numbers = tx.memory(Numbers.class, Numbers::new);
    }

    private static final class Numbers {
        private long last = -1;
    }

    /** A row. */
    public record Delivery(
            long id,
            String target,
            String lane,
            String key,
            long revision,
            long itemId,
            Items.Kind kind,
            String state,
            int tries,
            boolean inDoubt,
            @Nullable Instant firstTriedAt,
            @Nullable Instant triedAt,
            @Nullable Instant failedSince,
            @Nullable String caseKey,
            @Nullable String reason,
            @Nullable Instant goneSince) {

        private Delivery tried(Instant now, @Nullable String belongs) {
            return new Delivery(
                    id,
                    target,
                    lane,
                    key,
                    revision,
                    itemId,
                    kind,
                    state,
                    tries,
                    inDoubt,
                    firstTriedAt == null ? now : firstTriedAt,
                    now,
                    failedSince,
                    belongs,
                    reason,
                    goneSince);
        }
    }

    /** A row to be. */
    public record NewDelivery(
            String target,
            String lane,
            String key,
            long revision,
            long itemId,
            Items.Kind kind,
            int priority,
            @Nullable String caseKey) {}

    /**
     * Adds work, unless this target has this revision already.
     *
     * @return whether it was added
     */
    public boolean add(NewDelivery work) throws SQLException {
        long id = next();
        int added = tx.update(
                """
                INSERT INTO delivery (delivery_id, target, lane, item_key, revision, item_id, kind, priority, case_key, state,
                  tries, in_doubt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, 0) ON CONFLICT (target, item_key, revision) DO NOTHING
                """,
                id,
                work.target(),
                work.lane(),
                work.key(),
                work.revision(),
                work.itemId(),
                work.kind().name(),
                work.priority(),
                work.caseKey());
        if (added == 0) {
            return false;
        }
        courses.forget(work.target(), work.key());
        new Lanes(tx).add(work.target(), work.lane(), work.priority(), id);
        tx.ledger().into(Ledger.TARGET, work.target(), Ledger.TOTAL, "");
        tx.ledger().into(Ledger.TARGET, work.target(), "pending", "");
        return true;
    }

    /** Only one transaction writes at a time, so it may number its rows itself. */
    private long next() throws SQLException {
        if (numbers.last < 0) {
            numbers.last = tx.first("SELECT COALESCE(MAX(delivery_id), 0) FROM delivery", row -> row.getLong(1))
                    .orElseThrow();
        }
        return ++numbers.last;
    }

    /**
     * The pending rows of lanes, in their order; no later question about the course of what they bring costs a query.
     *
     * @param limit most rows: if there are as many, rows are missing from some lane on
     */
    public List<Delivery> pending(String target, Collection<String> lanes, int limit) throws SQLException {
        List<Delivery> pending = tx.listOf(
                "SELECT " + COLUMNS + " FROM delivery WHERE target = ? AND lane IN (%s) AND state = 'pending'"
                        + " ORDER BY lane, delivery_id LIMIT " + limit,
                lanes,
                row -> delivery(row, target, "pending"),
                target);
        courses.fetch(target, pending);
        return pending;
    }

    /**
     * A row that is tried now, for which a {@link Departures departure} stands until its outcome is recorded.
     *
     * @param caseKey the case in which it belongs
     * @return the row to be handed to the outcome
     */
    public Delivery tried(Delivery delivery, @Nullable String caseKey) {
        Delivery tried = delivery.tried(tx.now(), caseKey);
        courses.replace(tried);
        return tried;
    }

    /** It stands in the CRM. */
    public void delivered(Delivery delivery, CrmRef ref) throws SQLException {
        int moved = tx.update("""
                UPDATE delivery SET state = 'delivered', reason = NULL, in_doubt = 0, settled_at = ?, ref_type = ?, ref_id = ?,
                  case_key = ? WHERE delivery_id = ? AND state = ?
                """, tx.now(), ref.type(), ref.id(), delivery.caseKey(), delivery.id(), delivery.state());
        if (moved == 1) {
            moved(delivery, "delivered", "");
        } else {
            // Somebody moved it meanwhile; its record is known all the same.
            tx.update(
                    "UPDATE delivery SET ref_type = ?, ref_id = ?, case_key = ? WHERE delivery_id = ?",
                    ref.type(),
                    ref.id(),
                    delivery.caseKey(),
                    delivery.id());
        }
        courses.forget(delivery.target(), delivery.key());
    }

    /** It will not be written, for a reason that is counted. */
    public void dropped(Delivery delivery, String reason) throws SQLException {
        move(delivery, "dropped", reason, delivery.inDoubt());
    }

    /** A person does not want it to be written any more. */
    public void dropped(Delivery delivery, Decision decision) throws SQLException {
        dropped(delivery, Decision.REASON);
        tx.update("UPDATE delivery SET decision = ? WHERE delivery_id = ?", decision.words(), delivery.id());
    }

    /** It is put aside for a person. */
    public void parked(Delivery delivery, Cause cause, String reason, boolean inDoubt) throws SQLException {
        noteTry(delivery);
        move(delivery, "parked", reason, inDoubt);
        tx.update("UPDATE delivery SET cause = ? WHERE delivery_id = ?", cause.name(), delivery.id());
    }

    /** It failed and stays pending. */
    public void failed(Delivery delivery, String reason, boolean inDoubt) throws SQLException {
        noteTry(delivery);
        tx.update("""
                UPDATE delivery SET tries = tries + 1, reason = ?, in_doubt = ?, tried_at = ?,
                  failed_since = COALESCE(failed_since, ?) WHERE delivery_id = ?
                """, reason, inDoubt, tx.now(), tx.now(), delivery.id());
    }

    /** The CRM no longer has a record that it needs; it stays pending until it is known whether that was merged. */
    public void gone(Delivery delivery, String reason) throws SQLException {
        noteTry(delivery);
        tx.update(
                "UPDATE delivery SET reason = ?, gone_since = COALESCE(gone_since, ?) WHERE delivery_id = ?",
                reason,
                tx.now(),
                delivery.id());
    }

    /** It may have been written, at any time until now, although the whole batch failed; costs no try. */
    public void doubted(Delivery delivery) throws SQLException {
        noteTry(delivery);
        tx.update("UPDATE delivery SET in_doubt = 1, tried_at = ? WHERE delivery_id = ?", tx.now(), delivery.id());
    }

    /** Another life, of which this store knows nothing, may have written everything that is not settled here. */
    void doubted(Restored.Gap gap) throws SQLException {
        courses.forgetAll();
        tx.update("""
                UPDATE delivery SET in_doubt = 1, first_tried_at = COALESCE(first_tried_at, ?), tried_at = ?
                 WHERE state IN ('pending', 'parked')
                """, gap.from(), gap.to());
    }

    /** The same of one pending row. */
    public void doubted(String target, String key, long revision, Restored.Gap gap) throws SQLException {
        courses.forget(target, key);
        tx.update("""
                UPDATE delivery SET in_doubt = 1, first_tried_at = ?, tried_at = ?
                 WHERE target = ? AND item_key = ? AND revision = ? AND state = 'pending'
                """, gap.from(), gap.to(), target, key, revision);
    }

    /**
     * Puts a parked row back to work. If it was parked in doubt, this is a person's word to write it: the tries that
     * made it doubtful hold it up no longer, but the adapter is still told of the doubt.
     */
    public void retry(Delivery delivery) throws SQLException {
        courses.forget(delivery.target(), delivery.key());
        tx.update("""
                UPDATE delivery SET first_tried_at = NULL, tried_at = NULL
                 WHERE target = ? AND item_key = ? AND revision <= ? AND in_doubt = 1 AND state <> 'pending'
                   AND EXISTS (SELECT 1 FROM delivery d WHERE d.delivery_id = ? AND d.cause = 'IN_DOUBT')
                """, delivery.target(), delivery.key(), delivery.revision(), delivery.id());
        move(delivery, "pending", null, delivery.inDoubt());
        tx.update(
                "UPDATE delivery SET tries = 0, failed_since = NULL, cause = NULL WHERE delivery_id = ?",
                delivery.id());
        new Lanes(tx).add(delivery.target(), delivery.lane(), 0, delivery.id());
    }

    /** A row by its number. */
    public Optional<Delivery> find(long id) throws SQLException {
        return tx.first("SELECT " + COLUMNS + " FROM delivery WHERE delivery_id = ?", Deliveries::delivery, id);
    }

    /** Whether a newer revision stands in the target already, or the newest is settled in another way. */
    public boolean superseded(Delivery delivery) throws SQLException {
        return courses.superseded(delivery);
    }

    /** The record that a thing became in a target, and the case in which it stands. */
    public Optional<Written> written(String target, String key) throws SQLException {
        return courses.written(target, key);
    }

    /** The case in which a thing stands, or is about to stand. */
    public Optional<String> caseOf(String target, String key) throws SQLException {
        return courses.caseOf(target, key);
    }

    /** Whether a record is one that the agent wrote. */
    public boolean wrote(String target, CrmRef record) throws SQLException {
        return tx.exists(
                "SELECT 1 FROM delivery WHERE target = ? AND ref_type = ? AND ref_id = ?",
                target,
                record.type(),
                record.id());
    }

    /** Whether a thing was ever routed to a target, in any revision. */
    public boolean knows(String target, String key) throws SQLException {
        return tx.exists("SELECT 1 FROM delivery WHERE target = ? AND item_key = ?", target, key);
    }

    /** A record. */
    public record Written(@Nullable String caseKey, CrmRef ref) {}

    /** An earlier revision of a thing that may stand in a target although its outcome is not known; the last tried. */
    public Optional<Delivery> doubtful(String target, String key, long belowRevision) throws SQLException {
        return courses.doubtful(target, key, belowRevision);
    }

    /** The key of the newest inbound message of a case that stood in the CRM at a moment; else of the oldest. */
    public Optional<String> answeredBy(String target, String caseKey, Instant moment) throws SQLException {
        return tx.first("""
                SELECT d.item_key FROM delivery d JOIN item i ON i.item_id = d.item_id
                 WHERE d.target = ? AND d.case_key = ? AND d.kind = 'MESSAGE' AND i.direction = 'INBOUND'
                   AND d.state = 'delivered'
                 ORDER BY CASE WHEN d.settled_at <= ? THEN 0 ELSE 1 END,
                   CASE WHEN d.settled_at <= ? THEN -d.delivery_id ELSE d.delivery_id END LIMIT 1
                """, row -> row.getString(1), target, caseKey, moment, moment);
    }

    /** The number of the newest row of a case; 0 if there is none. */
    public long lastIn(String target, String caseKey) throws SQLException {
        return tx.first(
                        "SELECT COALESCE(MAX(delivery_id), 0) FROM delivery WHERE target = ? AND case_key = ?",
                        row -> row.getLong(1),
                        target,
                        caseKey)
                .orElseThrow();
    }

    /** Follows a merge of records. */
    public void merged(String target, CrmRef survivor, CrmRef loser) throws SQLException {
        courses.forgetAll();
        tx.update(
                "UPDATE delivery SET ref_id = ?, ref_type = ? WHERE target = ? AND ref_type = ? AND ref_id = ?",
                survivor.id(),
                survivor.type(),
                target,
                loser.type(),
                loser.id());
        tx.update(
                "UPDATE delivery SET gone_since = NULL WHERE target = ? AND state = 'pending' AND gone_since IS NOT NULL",
                target);
    }

    /** What its departure said of it stays true when that is over. */
    private void noteTry(Delivery delivery) throws SQLException {
        courses.forget(delivery.target(), delivery.key());
        tx.update("""
                UPDATE delivery SET first_tried_at = COALESCE(first_tried_at, ?), tried_at = ?, case_key = ?
                 WHERE delivery_id = ?
                """, delivery.firstTriedAt(), delivery.triedAt(), delivery.caseKey(), delivery.id());
    }

    /** Moves a row and the ledger, unless somebody else moved the row before. */
    private void move(Delivery delivery, String state, @Nullable String reason, boolean inDoubt) throws SQLException {
        int moved = tx.update("""
                UPDATE delivery SET state = ?, reason = ?, in_doubt = ?, settled_at = ?
                 WHERE delivery_id = ? AND state = ?
                """, state, reason, inDoubt, tx.now(), delivery.id(), delivery.state());
        courses.forget(delivery.target(), delivery.key());
        if (moved == 1) {
            moved(delivery, state, "dropped".equals(state) && reason != null ? reason : "");
        }
    }

    private void moved(Delivery delivery, String state, String reason) {
        tx.ledger().outOf(Ledger.TARGET, delivery.target(), delivery.state(), "");
        tx.ledger().into(Ledger.TARGET, delivery.target(), state, reason);
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return delivery(row, row.getString(2), row.getString(8));
    }

    private static Delivery delivery(ResultSet row, String target, String state) throws SQLException {
        return new Delivery(
                row.getLong(1),
                target,
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                Items.Kind.valueOf(row.getString(7)),
                state,
                row.getInt(9),
                row.getInt(10) != 0,
                Columns.timeOrNull(row, 11),
                Columns.timeOrNull(row, 12),
                Columns.timeOrNull(row, 13),
                row.getString(14),
                row.getString(15),
                Columns.timeOrNull(row, 16));
    }
}
