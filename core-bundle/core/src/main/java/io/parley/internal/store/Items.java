// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Direction;
import io.parley.model.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every revision of everything that was received, and what the agent added to conversations. */
public final class Items {

    /** Stands before the key of a person who was seen without a message: a message may have the same id. */
    public static final String PROFILE_PREFIX = "profile:";

    /** Stands before the key of a person whose profile somebody asked for. */
    public static final String REQUEST_PREFIX = "request:";

    /** Stands before the key of a conversation that was closed. */
    public static final String CLOSING_PREFIX = "closing:";

    private static final String COLUMNS =
            "item_id, account, kind, item_key, revision, fingerprint, conversation, author, direction, state, payload, seen_at";

    private final Tx tx;

    /** Opens the table. */
    public Items(Tx tx) {
        this.tx = tx;
    }

    /** What an item is. */
    public enum Kind {
        /** A message in one revision. */
        MESSAGE,
        /** A message that is no longer there. */
        REMOVAL,
        /** A profile without a message. */
        PROFILE,
        /** Something that could not be read. */
        REJECTED,
        /** A note to the reps; of the agent. */
        NOTE,
        /** The end of a conversation; of the agent. */
        CLOSING
    }

    /** A row. */
    public record Item(
            long id,
            String account,
            Kind kind,
            String key,
            long revision,
            String fingerprint,
            @Nullable String conversation,
            @Nullable String author,
            @Nullable Direction direction,
            String state,
            @Nullable String payload,
            Instant seenAt) {

        /** The message; of a message item whose payload is still kept. */
        public Message message() {
            return MessageJson.read(Objects.requireNonNull(payload));
        }
    }

    /** A row to be. */
    public record NewItem(
            String account,
            Kind kind,
            String key,
            long revision,
            String fingerprint,
            @Nullable String conversation,
            @Nullable Long seq,
            @Nullable String payload) {}

    /** The newest revision of a thing, over all accounts. */
    public Optional<Item> newest(String key) throws SQLException {
        return tx.first(
                "SELECT " + COLUMNS + " FROM item WHERE item_key = ? ORDER BY revision DESC, item_id LIMIT 1",
                Items::item,
                key);
    }

    /** The newest state of a message, even if it was removed since. */
    public Optional<Message> lastSeen(String key) throws SQLException {
        return tx.first("""
                SELECT payload FROM item WHERE item_key = ? AND kind = 'MESSAGE' AND payload IS NOT NULL
                 ORDER BY revision DESC, item_id LIMIT 1
                """, row -> MessageJson.read(row.getString(1)), key);
    }

    /** A row by its number. */
    public Optional<Item> find(long id) throws SQLException {
        return tx.first("SELECT " + COLUMNS + " FROM item WHERE item_id = ?", Items::item, id);
    }

    /** Whether an account has received a revision from its channel. */
    public boolean received(String account, String key, long revision) throws SQLException {
        return tx.exists(
                "SELECT 1 FROM item WHERE item_key = ? AND revision = ? AND account = ? AND origin = 'channel'",
                key,
                revision,
                account);
    }

    /** When a thing was seen first, in any revision and by any account. */
    public Optional<Instant> firstSeen(String key) throws SQLException {
        return tx.first(
                "SELECT MIN(seen_at) FROM item WHERE item_key = ? HAVING COUNT(*) > 0",
                row -> Columns.time(row, 1),
                key);
    }

    /** Whether an account has anything under a key: received, or added by the agent. */
    public boolean has(String account, String key) throws SQLException {
        return tx.exists("SELECT 1 FROM item WHERE item_key = ? AND account = ?", key, account);
    }

    /** Whether an account was ever told that a thing is gone. */
    public boolean hasRemoval(String account, String key) throws SQLException {
        return tx.exists("SELECT 1 FROM item WHERE item_key = ? AND account = ? AND kind = 'REMOVAL'", key, account);
    }

    /** The revision that had these contents last. */
    public Optional<Long> revisionLike(String key, String fingerprint) throws SQLException {
        return tx.first(
                "SELECT revision FROM item WHERE item_key = ? AND fingerprint = ? ORDER BY revision DESC LIMIT 1",
                row -> row.getLong(1),
                key,
                fingerprint);
    }

    /** The number of the newest row: rows that come later were not known yet. */
    public long position() throws SQLException {
        return tx.first("SELECT COALESCE(MAX(item_id), 0) FROM item", row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * Adds what an account received, and counts it in.
     *
     * @param item the row
     * @param message the message, if it is one
     * @param state routed, dropped, parked or held
     * @param reason why it was dropped or parked, else null
     * @return its number
     */
    public long receive(NewItem item, @Nullable Message message, String state, @Nullable String reason)
            throws SQLException {
        long id = insert("channel", item, message, state, reason);
        tx.ledger().into(Ledger.ACCOUNT, item.account(), Ledger.TOTAL, "");
        tx.ledger().into(Ledger.ACCOUNT, item.account(), state, dropReason(state, reason));
        return id;
    }

    /**
     * Adds what the agent itself put into a conversation.
     *
     * @return its number
     */
    public long add(NewItem item, @Nullable Message message) throws SQLException {
        return insert("agent", item, message, "own", null);
    }

    /**
     * Turns an answer that the agent sent into one that came back from the channel: counted as received and dropped.
     *
     * @return whether it was one that had not come back before
     */
    public boolean echoed(String account, String key, long revision) throws SQLException {
        boolean first = tx.update("""
                        UPDATE item SET origin = 'channel', state = 'dropped', reason = 'echo', revision = ?, seen_at = ?
                         WHERE item_key = ? AND account = ? AND origin = 'agent'
                        """, revision, tx.now(), key, account) == 1;
        if (first) {
            tx.ledger().into(Ledger.ACCOUNT, account, Ledger.TOTAL, "");
            tx.ledger().into(Ledger.ACCOUNT, account, "dropped", "echo");
        }
        return first;
    }

    /** Moves a held or parked item on, and the ledger with it. */
    public void move(Item item, String state, @Nullable String reason) throws SQLException {
        int moved = tx.update(
                "UPDATE item SET state = ?, reason = ? WHERE item_id = ? AND state = ?",
                state,
                reason,
                item.id(),
                item.state());
        if (moved == 1) {
            tx.ledger().outOf(Ledger.ACCOUNT, item.account(), item.state(), "");
            tx.ledger().into(Ledger.ACCOUNT, item.account(), state, dropReason(state, reason));
        }
    }

    /** A person does not need what could not be read. */
    public void dropped(Item item, Decision decision) throws SQLException {
        move(item, "dropped", Decision.REASON);
        tx.update("UPDATE item SET decision = ? WHERE item_id = ?", decision.words(), item.id());
    }

    /** What an account holds until it is known whose it is, oldest first. */
    public List<Item> held(String account) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS + " FROM item WHERE account = ? AND state = 'held' ORDER BY item_id",
                Items::item,
                account);
    }

    /** An entry of a conversation: its number and the row. */
    public record Entry(long seq, Item item) {}

    /** What was said in a conversation, and its closings, behind a number; edits have none. */
    public List<Entry> entries(String conversation, long afterSeq, int limit) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS + ", seq FROM item WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?",
                row -> new Entry(row.getLong(13), item(row)),
                conversation,
                afterSeq,
                limit);
    }

    private long insert(String origin, NewItem item, @Nullable Message message, String state, @Nullable String reason)
            throws SQLException {
        return tx.first(
                        """
                        INSERT INTO item (account, origin, kind, item_key, revision, fingerprint, conversation, seq, author,
                          direction, sent_at, state, reason, payload, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING item_id
                        """,
                        row -> row.getLong(1),
                        item.account(),
                        origin,
                        item.kind().name(),
                        item.key(),
                        item.revision(),
                        item.fingerprint(),
                        item.conversation(),
                        item.seq(),
                        message == null ? null : message.author().key(),
                        message == null ? null : message.direction().name(),
                        message == null ? null : message.sentAt(),
                        state,
                        reason,
                        item.payload(),
                        tx.now())
                .orElseThrow();
    }

    private static String dropReason(String state, @Nullable String reason) {
        return "dropped".equals(state) && reason != null ? reason : "";
    }

    private static Item item(ResultSet row) throws SQLException {
        String direction = row.getString(9);
        return new Item(
                row.getLong(1),
                row.getString(2),
                Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                direction == null ? null : Direction.valueOf(direction),
                row.getString(10),
                row.getString(11),
                Columns.time(row, 12));
    }
}
