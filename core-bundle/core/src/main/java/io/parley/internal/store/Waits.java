// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long customers waited for the first answer. */
public final class Waits {

    private static final int NEWEST = 50;

    /** However many conversations there are, no more than these are looked at. */
    private static final int LOOKED_AT = 2_000;

    private final Tx tx;

    /** Opens the tables. */
    public Waits(Tx tx) {
        this.tx = tx;
    }

    /** How long it took from the beginning of a chat to its first answer, of those of an account with something new, newest first. */
    public List<Duration> lately(String account) throws SQLException {
        return tx.list(
                """
                SELECT w.waited FROM (
                  SELECT (SELECT MIN(a.seen_at) FROM item a WHERE a.conversation = c.conversation_key AND a.direction = ?)
                    - (SELECT MIN(b.seen_at) FROM item b WHERE b.conversation = c.conversation_key AND b.seq = 1) AS waited,
                    c.last_at AS last_at
                  FROM (SELECT conversation_key, account, kind, last_at FROM conversation ORDER BY last_at DESC LIMIT ?) c
                   WHERE c.account = ? AND c.kind = ? ORDER BY c.last_at DESC LIMIT ?) w
                 WHERE w.waited >= 0 ORDER BY w.last_at DESC
                """,
                row -> Duration.ofMillis(row.getLong(1)),
                Direction.OUTBOUND.name(),
                LOOKED_AT,
                account,
                ConversationKind.CHAT.name(),
                NEWEST);
    }

    /** How long somebody had waited when they were answered; empty if nobody answered, as when it was closed. */
    public Optional<Duration> endedBy(String conversation, Instant since) throws SQLException {
        return tx.first(
                "SELECT MIN(seen_at) FROM item WHERE conversation = ? AND direction = ? AND seen_at >= ?"
                        + " HAVING COUNT(*) > 0",
                row -> Duration.between(since, Columns.time(row, 1)),
                conversation,
                Direction.OUTBOUND.name(),
                since);
    }
}
