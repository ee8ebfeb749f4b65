// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lanes with pending work for a target. What stands in one lane is written in the order in which it came; a lane is leased
 * as a whole, so that two batches never work on the same conversation.
 */
public final class Lanes {

    private final Tx tx;
    private final Map<Place, Integer> added;

    /** Opens the table. */
    public Lanes(Tx tx) {
        this.tx = tx;
        this.added = tx.memory(Memory.class, Memory::new).added;
    }

    private record Place(String target, String lane) {}

    private static final class Memory {
        private final Map<Place, Integer> added = new HashMap<>();
    }

    /** There is work: makes the lane, or leaves it as it is. */
    void add(String target, String lane, int priority, long delivery) throws SQLException {
        Place place = new Place(target, lane);
        if (added.getOrDefault(place, Integer.MAX_VALUE) <= priority) {
            return;
        }
        added.put(place, priority);
        tx.update("""
                INSERT INTO lane (target, lane, priority, head, due_at) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (target, lane) DO UPDATE SET priority = excluded.priority
                 WHERE excluded.priority < lane.priority
                """, target, lane, priority, delivery);
    }

    /** Takes back what an earlier loop was working on: it may have been carried out, at any time until now. */
    public void recover(String target, long epoch) throws SQLException {
        new Departures(tx).recover(target, epoch);
        new Courses(tx).forgetAll();
        new Links(tx).doubted(target);
        tx.update(
                "UPDATE lane SET leased_at = NULL, lease_epoch = NULL WHERE target = ? AND lease_epoch < ?",
                target,
                epoch);
    }

    /**
     * Free lanes whose time has come, the most urgent first.
     *
     * @param least the priority of the least urgent ones
     */
    public List<String> due(String target, int least, int limit) throws SQLException {
        return tx.list("""
                SELECT lane FROM lane WHERE target = ? AND priority <= ? AND leased_at IS NULL AND due_at <= ?
                 ORDER BY priority, head LIMIT ?
                """, row -> row.getString(1), target, least, tx.now(), limit);
    }

    /** Whether a batch on its way works on a lane. */
    public boolean leased(String target, String lane) throws SQLException {
        return tx.exists("SELECT 1 FROM lane WHERE target = ? AND lane = ? AND leased_at IS NOT NULL", target, lane);
    }

    /**
     * When the next free lane's time comes; empty when there is none.
     *
     * @param least the priority of the least urgent ones
     */
    public Optional<Instant> nextDue(String target, int least) throws SQLException {
        return tx.first(
                "SELECT MIN(due_at) FROM lane WHERE target = ? AND priority <= ? AND leased_at IS NULL HAVING COUNT(*) > 0",
                row -> Columns.time(row, 1),
                target,
                least);
    }

    /** Takes lanes for a batch. */
    public void lease(String target, Collection<String> lanes, long epoch) throws SQLException {
        tx.updateOf(
                "UPDATE lane SET leased_at = ?, lease_epoch = ? WHERE target = ? AND lane IN (%s)",
                lanes, tx.now(), epoch, target);
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
        added.clear();
        tx.update("""
                DELETE FROM lane WHERE target = ? AND lane = ? AND leased_at IS NULL AND NOT EXISTS (
                  SELECT 1 FROM delivery d WHERE d.target = lane.target AND d.lane = lane.lane AND d.state = 'pending')
                """, target, lane);
    }

    /**
     * Gives lanes back after their batch, but for those that somebody else has taken since: forgets those in which nothing
     * is pending.
     *
     * @param epoch of the lease
     * @param pause how long they rest if something is pending
     */
    public void release(String target, Collection<String> lanes, long epoch, Duration pause) throws SQLException {
        added.clear();
        tx.updateOf("""
                DELETE FROM lane WHERE target = ? AND lease_epoch = ? AND lane IN (%s) AND NOT EXISTS (
                  SELECT 1 FROM delivery d WHERE d.target = lane.target AND d.lane = lane.lane AND d.state = 'pending')
                """, lanes, target, epoch);
        tx.updateOf("""
                UPDATE lane SET leased_at = NULL, lease_epoch = NULL, due_at = ?, head = (SELECT MIN(d.delivery_id)
                  FROM delivery d WHERE d.target = lane.target AND d.lane = lane.lane AND d.state = 'pending')
                 WHERE target = ? AND lease_epoch = ? AND lane IN (%s)
                """, lanes, tx.now().plus(pause), target, epoch);
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
