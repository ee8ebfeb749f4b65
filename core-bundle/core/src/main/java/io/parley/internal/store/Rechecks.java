// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages that are looked at again: often while they are young, seldom later, and no more after thirty days. */
public final class Rechecks {

    private static final Duration SOONEST = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofDays(1);
    private static final Duration PERIOD = Duration.ofDays(30);

    private final Tx tx;

    /** Opens the table. */
    public Rechecks(Tx tx) {
        this.tx = tx;
    }

    /** A message whose time has come. */
    public record Due(String key, Instant sentAt, Instant at) {}

    /** A message was seen for the first time. */
    public void add(String account, String key, Instant sentAt) throws SQLException {
        if (age(sentAt).compareTo(PERIOD) <= 0) {
            tx.update(
                    "INSERT INTO recheck (account, item_key, sent_at, due_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    account,
                    key,
                    sentAt,
                    tx.now().plus(pauseAt(age(sentAt))));
        }
    }

    /** Whether a message is looked at again. */
    public boolean watched(String account, String key) throws SQLException {
        return tx.exists("SELECT 1 FROM recheck WHERE account = ? AND item_key = ?", account, key);
    }

    /** A message is looked at as soon as possible. */
    public void now(String account, String key) throws SQLException {
        tx.update("UPDATE recheck SET due_at = ? WHERE account = ? AND item_key = ?", tx.now(), account, key);
    }

    /**
     * A message is looked at as soon as possible, once more if its time is over. A look that is due at this very moment may
     * be on its way already, and does not count.
     */
    public void again(String account, String key, Instant sentAt) throws SQLException {
        tx.update("""
                INSERT INTO recheck (account, item_key, sent_at, due_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (account, item_key) DO UPDATE SET due_at = excluded.due_at
                """, account, key, sentAt, tx.now().plusMillis(1));
    }

    /** Those whose time has come or comes very soon, so that they share a call. */
    public List<Due> due(String account, int limit) throws SQLException {
        Instant soon = tx.now().plus(SOONEST.dividedBy(2));
        return nextDue(account).filter(next -> !next.isAfter(tx.now())).isEmpty()
                ? List.of()
                : tx.list(
                        """
                        SELECT item_key, sent_at, due_at FROM recheck WHERE account = ? AND due_at <= ? ORDER BY due_at LIMIT ?
                        """,
                        row -> new Due(row.getString(1), Columns.time(row, 2), Columns.time(row, 3)),
                        account,
                        soon,
                        limit);
    }

    /** When the next one's time comes; empty when there is none. */
    public Optional<Instant> nextDue(String account) throws SQLException {
        return tx.first(
                "SELECT MIN(due_at) FROM recheck WHERE account = ? HAVING COUNT(*) > 0",
                row -> Columns.time(row, 1),
                account);
    }

    /** One was looked at: plans the next look, unless one was asked for meanwhile. */
    public void looked(String account, Due due) throws SQLException {
        Duration age = age(due.sentAt());
        if (age.compareTo(PERIOD) > 0) {
            tx.update(
                    "DELETE FROM recheck WHERE account = ? AND item_key = ? AND due_at = ?",
                    account,
                    due.key(),
                    due.at());
        } else {
            tx.update(
                    "UPDATE recheck SET due_at = ? WHERE account = ? AND item_key = ? AND due_at = ?",
                    tx.now().plus(pauseAt(age)),
                    account,
                    due.key(),
                    due.at());
        }
    }

    private Duration age(Instant sentAt) {
        return Duration.between(sentAt, tx.now());
    }

    /** A quarter of the age, within bounds. */
    private static Duration pauseAt(Duration age) {
        Duration pause = age.dividedBy(4);
        return pause.compareTo(SOONEST) < 0 ? SOONEST : pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }
}
