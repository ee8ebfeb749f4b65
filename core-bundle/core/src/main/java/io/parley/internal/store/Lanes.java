// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lanes with pending work for a target. What stands in one lane is written in the order in which it came; a lane is leased
 * as a whole, so that two batches never work on the same conversation.
 */
public final class Lanes {

    private final Tx tx;

    /** Opens the table. */
    public Lanes(Tx tx) {
        this.tx = tx;
    }

    /** There is work: makes the lane, or leaves it as it is. */
    void add(String target, String lane, int priority, long delivery) throws SQLException {
        tx.update("""
                INSERT INTO lane (target, lane, priority, head, due_at) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (target, lane) DO UPDATE SET priority = excluded.priority
                 WHERE excluded.priority < lane.priority
                """, target, lane, priority, delivery);
    }

    /** Takes back what an earlier loop was working on: it may have been carried out, at any time until now. */
    public void recover(String target, long epoch) throws SQLException {
        tx.update("""
                UPDATE delivery SET in_doubt = 1, tried_at = ? WHERE target = ? AND state = 'pending' AND EXISTS (
                  SELECT 1 FROM lane WHERE lane.target = delivery.target AND lane.lane = delivery.lane
                     AND lane.lease_epoch < ? AND delivery.tried_at >= lane.leased_at)
                """, tx.now(), target, epoch);
        new Links(tx).doubted(target);
        tx.update(
                "UPDATE lane SET leased_at = NULL, lease_epoch = NULL WHERE target = ? AND lease_epoch < ?",
                target,
                epoch);
    }

    /** Free lanes whose time has come, the most urgent first. */
    public List<String> due(String target, int limit) throws SQLException {
        return tx.list("""
                SELECT lane FROM lane WHERE target = ? AND leased_at IS NULL AND due_at <= ?
                 ORDER BY priority, head LIMIT ?
                """, row -> row.getString(1), target, tx.now(), limit);
    }

    /** When the next free lane's time comes; empty when there is none. */
    public Optional<Instant> nextDue(String target) throws SQLException {
        return tx.first(
                "SELECT MIN(due_at) FROM lane WHERE target = ? AND leased_at IS NULL HAVING COUNT(*) > 0",
                row -> Columns.time(row, 1),
                target);
    }

    /** Takes a lane for a batch. */
    public void lease(String target, String lane, long epoch) throws SQLException {
        tx.update(
                "UPDATE lane SET leased_at = ?, lease_epoch = ? WHERE target = ? AND lane = ?",
                tx.now(),
                epoch,
                target,
                lane);
    }

    /** Lets a free lane rest. */
    public void rest(String target, String lane, Duration pause) throws SQLException {
        tx.update(
                "UPDATE lane SET due_at = ? WHERE target = ? AND lane = ? AND leased_at IS NULL",
                tx.now().plus(pause),
                target,
                lane);
    }

    /** Forgets a free lane in which nothing is pending. */
    public void tidy(String target, String lane) throws SQLException {
        tx.update("""
                DELETE FROM lane WHERE target = ? AND lane = ? AND leased_at IS NULL AND NOT EXISTS (
                  SELECT 1 FROM delivery d WHERE d.target = lane.target AND d.lane = lane.lane AND d.state = 'pending')
                """, target, lane);
    }

    /**
     * Gives a lane back after its batch, unless somebody else has taken it since: forgets it if nothing is pending in it.
     *
     * @param epoch of the lease
     * @param pause how long it rests if something is pending
     */
    public void release(String target, String lane, long epoch, Duration pause) throws SQLException {
        Optional<long[]> rest = tx.first("""
                SELECT MIN(delivery_id), MIN(priority) FROM delivery
                 WHERE target = ? AND lane = ? AND state = 'pending' HAVING COUNT(*) > 0
                """, row -> new long[] {row.getLong(1), row.getLong(2)}, target, lane);
        if (rest.isPresent()) {
            tx.update("""
                    UPDATE lane SET leased_at = NULL, lease_epoch = NULL, head = ?, priority = ?, due_at = ?
                     WHERE target = ? AND lane = ? AND lease_epoch = ?
                    """, rest.get()[0], rest.get()[1], tx.now().plus(pause), target, lane, epoch);
        } else {
            tx.update("DELETE FROM lane WHERE target = ? AND lane = ? AND lease_epoch = ?", target, lane, epoch);
        }
    }

    /** Whether something of this lane is on its way, or may stand in the CRM although its record is not known. */
    public boolean uncertain(String target, String lane) throws SQLException {
        return tx.exists("""
                SELECT 1 FROM lane WHERE target = ? AND lane = ? AND leased_at IS NOT NULL
                UNION ALL
                SELECT 1 FROM delivery WHERE target = ? AND lane = ? AND state IN ('pending', 'parked') AND in_doubt = 1
                """, target, lane, target, lane);
    }
}
