// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations as the channels showed them last, and where they stand. */
public final class Conversations {

    private final Tx tx;
    private final Memory known;

    /** Opens the table. */
    public Conversations(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new);
    }

    private static final class Memory {
        private final Recollection<String, Row> rows = new Recollection<>();
        private final Recollection<String, Conversation> states = new Recollection<>();
        private final Map<String, Long> lastSeqs = new HashMap<>();
    }

    private record Row(String body, long lastSeq) {}

    /** One line of an overview. */
    public record Summary(
            String key,
            String account,
            Conversation conversation,
            long entries,
            Instant lastAt,
            @Nullable Instant waitingSince,
            @Nullable Instant closedAt) {}

    /** A conversation that waits for an answer. */
    public record Waiting(String conversation, Instant since) {}

    /** A conversation as it will stand in the store. */
    public record Sight(Conversation conversation, String key, String body) {

        /** Of a conversation. */
        public static Sight of(Conversation conversation) {
            return new Sight(conversation, conversation.id().key(), ConversationJson.write(conversation));
        }
    }

    /** Reads many conversations at once, so that each is seen or found without a query of its own. */
    public void fetch(Collection<String> keys) throws SQLException {
        tx.listOf(
                "SELECT body, last_seq, conversation_key FROM conversation WHERE conversation_key IN (%s)",
                known.rows.begin(keys), row -> {
                    known.rows.put(row.getString(3), row(row));
                    return true;
                });
    }

    /** Takes over a newer state; what is known of its course stays, and so does a subject or page that is not said again. */
    public void see(String account, Sight seen) throws SQLException {
        String key = seen.key();
        String body = seen.body();
        Optional<Row> before = row(key);
        if (before.isEmpty()) {
            keep(key, new Row(body, 0));
            tx.update("""
                INSERT INTO conversation (conversation_key, account, kind, body, last_seq, last_at)
                VALUES (?, ?, ?, ?, 0, ?)
                """, key, account, seen.conversation().kind().name(), body, tx.now());
        } else if (!before.get().body().equals(body)) {
            String joined = ConversationJson.write(
                    joined(ConversationJson.read(before.get().body()), seen.conversation()));
            keep(key, new Row(joined, before.get().lastSeq()));
            tx.update("UPDATE conversation SET body = ? WHERE conversation_key = ?", joined, key);
        }
    }

    private Optional<Row> row(String key) throws SQLException {
        return known.rows.get(
                key,
                () -> tx.first(
                        "SELECT body, last_seq FROM conversation WHERE conversation_key = ?", Conversations::row, key));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getLong(2));
    }

    private void keep(String key, Row row) {
        known.rows.put(key, row);
        known.states.forget(key);
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
        return known.states.get(key, () -> row(key).map(Row::body).map(ConversationJson::read));
    }

    /** The next number of an entry; the conversation was seen before. The last one is written down at the end. */
    public long nextSeq(String key) throws SQLException {
        Long last = known.lastSeqs.get(key);
        if (last == null) {
            last = row(key).orElseThrow().lastSeq();
            tx.atEnd(() -> tx.update(
                    "UPDATE conversation SET last_seq = ?, last_at = ? WHERE conversation_key = ?",
                    known.lastSeqs.get(key),
                    tx.now(),
                    key));
        }
        known.lastSeqs.put(key, last + 1);
        return last + 1;
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
                                "UPDATE conversation SET closed_at = NULL WHERE conversation_key = ? AND closed_at IS"
                                        + " NOT NULL",
                                key)
                        == 1;
    }

    /** The account of a conversation. */
    public Optional<String> accountOf(String key) throws SQLException {
        return tx.first("SELECT account FROM conversation WHERE conversation_key = ?", row -> row.getString(1), key);
    }

    /** The chats of an account that nobody answered yet, longest first. */
    public List<Waiting> waiting(String account) throws SQLException {
        return tx.list("""
            SELECT conversation_key, waiting_since FROM conversation WHERE account = ? AND waiting_since IS NOT NULL
             ORDER BY waiting_since, conversation_key
            """, row -> new Waiting(row.getString(1), Columns.time(row, 2)), account);
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
