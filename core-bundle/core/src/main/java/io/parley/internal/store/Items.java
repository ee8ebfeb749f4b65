// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Direction;
import io.parley.model.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every revision of everything that was received, and what the agent added to conversations. */
public final class Items {

    /** Stands before the key of a person who was seen without a message: a message may have the same id. */
    public static final String PROFILE_PREFIX = "profile:";

    /** Stands before the key of a person whose profile somebody asked for. */
    public static final String REQUEST_PREFIX = "request:";

    /** Stands before the key of a conversation that was closed. */
    public static final String CLOSING_PREFIX = "closing:";

    static final String COLUMNS =
            "item_id, account, kind, item_key, revision, fingerprint, conversation, author, direction, state, payload, seen_at";

    private static final String CONTENTS = "SELECT author, payload, found_by, item_id FROM item WHERE item_id IN %s";
    private static final String TRACES = """
            SELECT item_id, account, origin, kind, revision, fingerprint, conversation, found_by, item_key FROM item WHERE %s
             ORDER BY revision DESC, item_id""";

    private final Tx tx;
    private final Memory known;

    /** Opens the table. */
    public Items(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new);
    }

    private static final class Memory {
        private final Recollection<String, List<Trace>> traces = new Recollection<>();
        private final Recollection<Long, Content> contents = new Recollection<>();
        private long last = -1;
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
        CLOSING,
        /** A case that follows its person to another contact; of the agent. */
        MOVE
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

    /** What is to be known of a row in order to recognise what was seen before; all of a key, newest revision first. */
    public record Trace(
            long id,
            String account,
            boolean fromAgent,
            Kind kind,
            long revision,
            String fingerprint,
            @Nullable String conversation,
            @Nullable String foundBy) {}

    /** What a row says; the payload is missing when it is no longer kept, and where there is none. */
    public record Content(
            @Nullable String author,
            @Nullable String payload,
            @Nullable String foundBy) {

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
            @Nullable String payload,
            @Nullable String foundBy) {}

    /** Reads the traces of many things at once, so that each is found without a query of its own. */
    public void fetchTraces(Collection<String> keys) throws SQLException {
        List<String> unknown = known.traces.begin(keys);
        Map<String, List<Trace>> found = new HashMap<>();
        tx.listOf(TRACES.formatted("item_key IN (%s)"), unknown, row -> found.computeIfAbsent(
                        row.getString(9), key -> new ArrayList<>())
                .add(trace(row)));
        found.forEach(known.traces::put);
    }

    /** Reads the contents of many rows at once, so that each is found without a query of its own. */
    public void fetchContents(Collection<Long> ids) throws SQLException {
        tx.listOf(CONTENTS.formatted("(%s)"), known.contents.begin(ids), row -> {
            known.contents.put(row.getLong(4), content(row));
            return true;
        });
    }

    /** What a row says, by its number. */
    public Content content(long id) throws SQLException {
        return known.contents
                .get(id, () -> tx.first(CONTENTS.formatted("(?)"), Items::content, id))
                .orElseThrow();
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(row.getString(1), row.getString(2), row.getString(3));
    }

    /** The newest revision of a thing, over all accounts, as far as it is needed to recognise it. */
    public Optional<Trace> latest(String key) throws SQLException {
        List<Trace> traces = traces(key);
        return traces.isEmpty() ? Optional.empty() : Optional.of(traces.get(0));
    }

    private List<Trace> traces(String key) throws SQLException {
        return known.traces
                .get(key, () -> Optional.of(tx.list(TRACES.formatted("item_key = ?"), Items::trace, key)))
                .orElse(List.of());
    }

    private boolean any(String key, Predicate<Trace> wanted) throws SQLException {
        for (Trace trace : traces(key)) {
            if (wanted.test(trace)) {
                return true;
            }
        }
        return false;
    }

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
        return any(key, row -> row.revision() == revision && row.account().equals(account) && !row.fromAgent());
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
        return any(key, row -> row.account().equals(account));
    }

    /** Whether an account was ever told that a thing is gone. */
    public boolean hasRemoval(String account, String key) throws SQLException {
        return any(key, row -> row.account().equals(account) && row.kind() == Kind.REMOVAL);
    }

    /** The revision that had these contents last. */
    public Optional<Long> revisionLike(String key, String fingerprint) throws SQLException {
        return traces(key).stream()
                .filter(row -> row.fingerprint().equals(fingerprint))
                .map(Trace::revision)
                .findFirst();
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
        if (!any(key, row -> row.fromAgent() && row.account().equals(account))) {
            return false;
        }
        known.traces.forget(key);
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

    /** A person decided something about a message that an account received: it stands with its newest state. */
    public void decided(String account, String key, Decision decision) throws SQLException {
        tx.update("""
                UPDATE item SET decision = ? WHERE item_id =
                 (SELECT item_id FROM item WHERE item_key = ? AND account = ? ORDER BY revision DESC, item_id LIMIT 1)
                """, decision.words(), key, account);
    }

    /** What an account holds until it is known whose it is, oldest first. */
    public List<Item> held(String account) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS + " FROM item WHERE account = ? AND state = 'held' ORDER BY item_id",
                Items::item,
                account);
    }

    private long insert(String origin, NewItem item, @Nullable Message message, String state, @Nullable String reason)
            throws SQLException {
        long id = next();
        tx.update(
                """
                        INSERT INTO item (item_id, account, origin, kind, item_key, revision, fingerprint, conversation, seq, author,
                          direction, sent_at, state, reason, payload, found_by, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                id,
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
                item.foundBy(),
                tx.now());
        known.traces.forget(item.key());
        return id;
    }

    /** Only one transaction writes at a time, so it may number its rows itself. */
    private long next() throws SQLException {
        known.last = known.last < 0 ? position() + 1 : known.last + 1;
        return known.last;
    }

    /** Rows were changed past this table. */
    void forgetTraces() {
        known.traces.forgetAll();
    }

    private static Trace trace(ResultSet row) throws SQLException {
        return new Trace(
                row.getLong(1),
                row.getString(2),
                row.getString(3).equals("agent"),
                Kind.valueOf(row.getString(4)),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    private static String dropReason(String state, @Nullable String reason) {
        return "dropped".equals(state) && reason != null ? reason : "";
    }

    static Item item(ResultSet row) throws SQLException {
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
