// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations as the channels showed them last, and where they stand. */
public final class Conversations {

    private final Tx tx;

    /** Opens the table. */
    public Conversations(Tx tx) {
        this.tx = tx;
    }

    /** One line of an overview. */
    public record Summary(
            String key,
            String account,
            Conversation conversation,
            long entries,
            Instant lastAt,
            @Nullable Instant waitingSince,
            @Nullable Instant closedAt) {}

    /** Takes over a newer state; what is known of its course stays, and so does a subject or page that is not said again. */
    public void see(String account, Conversation conversation) throws SQLException {
        String key = conversation.id().key();
        String body = ConversationJson.write(conversation);
        Optional<String> known =
                tx.first("SELECT body FROM conversation WHERE conversation_key = ?", row -> row.getString(1), key);
        if (known.isEmpty()) {
            tx.update("""
                    INSERT INTO conversation (conversation_key, account, kind, body, last_seq, last_at)
                    VALUES (?, ?, ?, ?, 0, ?)
                    """, key, account, conversation.kind().name(), body, tx.now());
        } else if (!known.get().equals(body)) {
            Conversation joined = joined(ConversationJson.read(known.get()), conversation);
            tx.update(
                    "UPDATE conversation SET body = ? WHERE conversation_key = ?", ConversationJson.write(joined), key);
        }
    }

    private static Conversation joined(Conversation known, Conversation newer) {
        Conversation.Builder joined = Conversation.of(newer.id(), newer.kind(), newer.visibility())
                .subject(newer.subject().or(known::subject).orElse(null))
                .page(newer.page().or(known::page).orElse(null))
                .startedAt(newer.startedAt().isBefore(known.startedAt()) ? newer.startedAt() : known.startedAt());
        known.attributes().forEach(joined::attribute);
        newer.attributes().forEach(joined::attribute);
        return joined.build();
    }

    /** The newest state. */
    public Optional<Conversation> find(String key) throws SQLException {
        return tx.first(
                "SELECT body FROM conversation WHERE conversation_key = ?",
                row -> ConversationJson.read(row.getString(1)),
                key);
    }

    /** The next number of an entry; the conversation was seen before. */
    public long nextSeq(String key) throws SQLException {
        return tx.first("""
                        UPDATE conversation SET last_seq = last_seq + 1, last_at = ? WHERE conversation_key = ?
                        RETURNING last_seq
                        """, row -> row.getLong(1), tx.now(), key).orElseThrow();
    }

    /** A customer wrote: a chat that nobody answered yet, or that was closed, waits. */
    public void askedBy(String key, boolean first) throws SQLException {
        tx.update("""
                UPDATE conversation SET closed_at = NULL, waiting_since = COALESCE(waiting_since, ?)
                 WHERE conversation_key = ? AND kind = ? AND (? = 1 OR closed_at IS NOT NULL)
                """, tx.now(), key, ConversationKind.CHAT.name(), first);
    }

    /** Somebody answered: nobody waits any more. */
    public void answered(String key) throws SQLException {
        tx.update("UPDATE conversation SET waiting_since = NULL WHERE conversation_key = ?", key);
    }

    /**
     * The people of the CRM closed it, or opened it again.
     *
     * @return whether that is new
     */
    public boolean closed(String key, boolean closed) throws SQLException {
        return closed
                ? tx.update("""
                                UPDATE conversation SET closed_at = ?, waiting_since = NULL
                                 WHERE conversation_key = ? AND closed_at IS NULL
                                """, tx.now(), key) == 1
                : tx.update(
                                "UPDATE conversation SET closed_at = NULL WHERE conversation_key = ? AND closed_at IS NOT NULL",
                                key)
                        == 1;
    }

    /** The account of a conversation. */
    public Optional<String> accountOf(String key) throws SQLException {
        return tx.first("SELECT account FROM conversation WHERE conversation_key = ?", row -> row.getString(1), key);
    }

    /** Keys of the chats of an account that nobody answered yet, longest first. */
    public List<String> waiting(String account) throws SQLException {
        return tx.list("""
                SELECT conversation_key FROM conversation WHERE account = ? AND waiting_since IS NOT NULL
                 ORDER BY waiting_since, conversation_key
                """, row -> row.getString(1), account);
    }

    /** Whether a conversation waits for an answer. */
    public boolean waits(String key) throws SQLException {
        return tx.exists("SELECT 1 FROM conversation WHERE conversation_key = ? AND waiting_since IS NOT NULL", key);
    }

    /** The place of a conversation among those that wait; empty if it does not wait. */
    public Optional<Integer> place(String key) throws SQLException {
        return tx.first("""
                SELECT 1 + (SELECT COUNT(*) FROM conversation o WHERE o.account = c.account
                    AND o.waiting_since IS NOT NULL AND (o.waiting_since < c.waiting_since
                      OR (o.waiting_since = c.waiting_since AND o.conversation_key < c.conversation_key)))
                 FROM conversation c WHERE c.conversation_key = ? AND c.waiting_since IS NOT NULL
                """, row -> row.getInt(1), key);
    }

    /** Conversations, the one with the newest entry first. */
    public List<Summary> newest(int limit) throws SQLException {
        return before(Instant.ofEpochMilli(Long.MAX_VALUE), limit);
    }

    /** Conversations with something new before a moment, newest first. */
    public List<Summary> before(Instant moment, int limit) throws SQLException {
        return tx.list(
                """
                SELECT conversation_key, account, body, last_seq, last_at, waiting_since, closed_at FROM conversation
                 WHERE last_at < ? ORDER BY last_at DESC LIMIT ?
                """,
                row -> new Summary(
                        row.getString(1),
                        row.getString(2),
                        ConversationJson.read(row.getString(3)),
                        row.getLong(4),
                        Columns.time(row, 5),
                        Columns.timeOrNull(row, 6),
                        Columns.timeOrNull(row, 7)),
                moment,
                limit);
    }
}
