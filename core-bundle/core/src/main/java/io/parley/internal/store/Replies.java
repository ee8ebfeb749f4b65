// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Attachment;
import io.parley.spi.crm.CrmRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that people of the CRMs wrote, on their way to the channels. */
public final class Replies {

    private static final String COLUMNS = """
        reply_id, reply_key, target, record_type, record_id, case_ref_type, case_ref_id, case_key, account, \
        conversation, in_reply_to, body, written_at, state, reason, attempt, tries, first_sending_at, \
        sending_at, seen_at, attachments\
        """;

    private final Tx tx;
    private final Memory known;

    /** Opens the table. */
    public Replies(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new);
    }

    private static final class Memory {
        private final Recollection<String, StoredReply> sent = new Recollection<>();
        private final Recollection<String, List<StoredReply>> unsettled = new Recollection<>();
    }

    /** A row. {@code firstSendingAt} and {@code sendingAt} are when the first attempt that may have sent it began, and until when the last one may have. */
    public record StoredReply(
            long id,
            String key,
            String target,
            CrmRef record,
            CrmRef caseRef,
            @Nullable String caseKey,
            @Nullable String account,
            @Nullable String conversation,
            @Nullable String inReplyTo,
            String text,
            Instant writtenAt,
            String state,
            @Nullable String reason,
            long attempt,
            int tries,
            @Nullable Instant firstSendingAt,
            @Nullable Instant sendingAt,
            Instant seenAt,
            List<Attachment> attachments) {

        private static final int LONGEST_EXCERPT = 500;

        /** Enough of the text to know which answer is meant. */
        public String excerpt() {
            String whole = text.strip();
            return whole.length() > LONGEST_EXCERPT ? whole.substring(0, LONGEST_EXCERPT) + "…" : whole;
        }
    }

    /** A row to be. */
    public record NewReply(
            String key,
            String target,
            CrmRef record,
            CrmRef caseRef,
            String text,
            Instant writtenAt,
            List<Attachment> attachments) {}

    /** Where an answer belongs. */
    public record Destination(String caseKey, String account, String conversation) {}

    /**
     * Adds an answer, held until it is known where it belongs.
     *
     * @return the row; empty if it was seen before
     */
    public Optional<StoredReply> add(NewReply reply) throws SQLException {
        int added = change(
                """
                INSERT INTO reply (reply_key, target, record_type, record_id, case_ref_type, case_ref_id, body, written_at,
                  attachments, seen_at, state, due_at, attempt, tries)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'held', 0, 0, 0) ON CONFLICT (reply_key) DO NOTHING
                """,
                reply.key(),
                reply.target(),
                reply.record().type(),
                reply.record().id(),
                reply.caseRef().type(),
                reply.caseRef().id(),
                reply.text(),
                reply.writtenAt(),
                AttachmentJson.write(reply.attachments()),
                tx.now());
        if (added == 0) {
            return Optional.empty();
        }
        tx.ledger().into(Ledger.REPLY, reply.target(), Ledger.TOTAL, "");
        tx.ledger().into(Ledger.REPLY, reply.target(), "held", "");
        return find(reply.key());
    }

    /** It is known where a held answer belongs: it is to be sent, but not before a moment; or looked for, if it may have been. */
    public void addressed(StoredReply reply, Destination destination, Instant due) throws SQLException {
        boolean inDoubt = reply.sendingAt() != null;
        move(reply, inDoubt ? "sending" : "pending", null);
        change(
                "UPDATE reply SET case_key = ?, account = ?, conversation = ?, due_at = ? WHERE reply_id = ?",
                destination.caseKey(),
                destination.account(),
                destination.conversation(),
                inDoubt ? Instant.EPOCH : due,
                reply.id());
    }

    /** Its author changed it before anything was tried. */
    public void rewritten(String key, String text, List<Attachment> attachments) throws SQLException {
        change(
                "UPDATE reply SET body = ?, attachments = ?"
                        + " WHERE reply_key = ? AND state IN ('held', 'pending') AND attempt = 0",
                text,
                AttachmentJson.write(attachments),
                key);
    }

    /** Answers of a target of which it is not known where they belong, oldest first. */
    public List<StoredReply> held(String target) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS + " FROM reply WHERE target = ? AND state = 'held' ORDER BY reply_id",
                Replies::reply,
                target);
    }

    /**
     * The next answer of an account whose time has come: one in doubt, or a pending one that no earlier answer in its
     * conversation stands before. None while a person has paused them.
     *
     * @param epoch of this life: what an earlier one was sending is in doubt
     */
    public Optional<StoredReply> due(String account, long epoch) throws SQLException {
        return tx.first("SELECT " + COLUMNS + """
             FROM reply r WHERE account = ? AND state IN ('pending', 'sending') AND due_at <= ?
              AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.account IN (r.account, ''))
              AND NOT (state = 'sending' AND attempt_epoch = ? AND due_at = 0)
              AND NOT EXISTS (SELECT 1 FROM reply e WHERE e.account = r.account
                AND e.conversation = r.conversation AND e.reply_id < r.reply_id
                AND e.state IN ('pending', 'sending'))
             ORDER BY reply_id LIMIT 1
            """, Replies::reply, account, tx.now(), epoch);
    }

    /** When the next open answer's time comes; empty when there is none. */
    public Optional<Instant> nextDue(String account) throws SQLException {
        return tx.first("""
            SELECT MIN(due_at) FROM reply WHERE account = ? AND state IN ('pending', 'sending') AND due_at > ?
            HAVING COUNT(*) > 0
            """, row -> Columns.time(row, 1), account, tx.now());
    }

    /**
     * Notes that an answer is about to be sent, before it is.
     *
     * @return the row as it stands now
     */
    public StoredReply sending(StoredReply reply, String inReplyTo, long epoch) throws SQLException {
        move(reply, "sending", null);
        change("""
            UPDATE reply SET in_reply_to = ?, attempt = attempt + 1, attempt_epoch = ?,
              first_sending_at = COALESCE(first_sending_at, ?), sending_at = ?, due_at = 0 WHERE reply_id = ?
            """, inReplyTo, epoch, tx.now(), tx.now(), reply.id());
        return find(reply.key()).orElseThrow();
    }

    /**
     * It was sent.
     *
     * @return whether nobody knew that before
     */
    public boolean sent(StoredReply reply, String sentKey) throws SQLException {
        StoredReply current = find(reply.key()).orElseThrow();
        if ("sent".equals(current.state())) {
            return false;
        }
        move(current, "sent", null);
        change("UPDATE reply SET sent_key = ? WHERE reply_id = ?", sentKey, reply.id());
        return true;
    }

    /** What an earlier loop was sending may have been sent, at any time until now. */
    public void recover(String account, long epoch) throws SQLException {
        // The first condition is that of the index.
        change("""
            UPDATE reply SET sending_at = ?
             WHERE account = ? AND state IN ('pending', 'sending') AND state = 'sending' AND attempt_epoch < ?
               AND due_at = 0
            """, tx.now(), account, epoch);
    }

    /** Another life, of which this store knows nothing, may have sent everything that is not settled here. */
    void doubted(Restored.Gap gap) throws SQLException {
        List<String> targets = tx.list(
                "SELECT target FROM reply WHERE account IS NOT NULL AND state = 'pending'", row -> row.getString(1));
        for (String target : targets) {
            tx.ledger().outOf(Ledger.REPLY, target, "pending", "");
            tx.ledger().into(Ledger.REPLY, target, "sending", "");
        }
        change("""
            UPDATE reply SET first_sending_at = COALESCE(first_sending_at, ?), sending_at = ?, in_reply_to = NULL,
              attempt_epoch = 0, due_at = 0, cause = CASE WHEN state = 'parked' THEN 'IN_DOUBT' END,
              state = CASE WHEN state = 'pending' THEN 'sending' ELSE state END
             WHERE state IN ('held', 'pending', 'sending', 'parked')
            """, gap.from(), gap.to());
    }

    /** A held answer may have been sent by another life, of which this store knows nothing. */
    public void doubted(StoredReply held, Restored.Gap gap) throws SQLException {
        change(
                "UPDATE reply SET first_sending_at = ?, sending_at = ?, attempt_epoch = 0 WHERE reply_id = ?",
                gap.from(),
                gap.to(),
                held.id());
    }

    /** Whether any held answer of a target may have been sent by another life. */
    public boolean anyHeldInDoubt(String target) throws SQLException {
        return tx.exists("SELECT 1 FROM reply WHERE target = ? AND state = 'held' AND sending_at IS NOT NULL", target);
    }

    /** It certainly was not sent and is tried again. */
    public void postponed(StoredReply reply, Instant due, String reason) throws SQLException {
        move(reply, "pending", reason);
        change("""
            UPDATE reply SET due_at = ?, tries = tries + 1, first_sending_at = NULL, sending_at = NULL
             WHERE reply_id = ?
            """, due, reply.id());
    }

    /** It was not sent, through no fault of its own: it waits as if it had not been tried. */
    public void putBack(StoredReply reply, String reason) throws SQLException {
        move(reply, "pending", reason);
        change(
                "UPDATE reply SET due_at = ?, first_sending_at = NULL, sending_at = NULL WHERE reply_id = ?",
                tx.now(),
                reply.id());
    }

    /** It may have been sent: looked at again later. */
    public void doubted(StoredReply reply, Instant due, String reason) throws SQLException {
        change(
                "UPDATE reply SET due_at = ?, tries = tries + 1, reason = ? WHERE reply_id = ? AND attempt = ?",
                due,
                reason,
                reply.id(),
                reply.attempt());
    }

    /** The end of an answer that is not sent: refused or dropped. */
    public void ended(StoredReply reply, String state, String reason) throws SQLException {
        move(reply, state, reason);
    }

    /** It is put aside for a person. */
    public void parked(StoredReply reply, Cause cause, String reason) throws SQLException {
        move(reply, "parked", reason);
        change("UPDATE reply SET cause = ? WHERE reply_id = ?", cause.name(), reply.id());
    }

    /** A person does not want it to be sent any more. */
    public void dropped(StoredReply reply, Decision decision) throws SQLException {
        move(reply, "dropped", Decision.REASON);
        change("UPDATE reply SET decision = ? WHERE reply_id = ?", decision.words(), reply.id());
    }

    /** A person wants a parked answer to be sent after all. */
    public void retry(StoredReply reply) throws SQLException {
        move(reply, "pending", null);
        change("""
            UPDATE reply SET due_at = 0, tries = 0, first_sending_at = NULL, sending_at = NULL, cause = NULL
             WHERE reply_id = ?
            """, reply.id());
    }

    /** An answer by its key. */
    public Optional<StoredReply> find(String key) throws SQLException {
        return tx.first("SELECT " + COLUMNS + " FROM reply WHERE reply_key = ?", Replies::reply, key);
    }

    /** An answer by its number. */
    public Optional<StoredReply> find(long id) throws SQLException {
        return tx.first("SELECT " + COLUMNS + " FROM reply WHERE reply_id = ?", Replies::reply, id);
    }

    /** The answer that became a message of the channel. */
    public Optional<StoredReply> sentAs(String messageKey) throws SQLException {
        return known.sent.get(
                messageKey,
                () -> tx.first("SELECT " + COLUMNS + " FROM reply WHERE sent_key = ?", Replies::reply, messageKey));
    }

    /** Finds out of many messages at once which of them are answers, so that none costs a query of its own. */
    public void fetchSentAs(Collection<String> messageKeys) throws SQLException {
        tx.listOf(
                "SELECT " + COLUMNS + ", sent_key FROM reply WHERE sent_key IN (%s)",
                known.sent.begin(messageKeys),
                row -> {
                    known.sent.put(row.getString(22), reply(row));
                    return true;
                });
    }

    /** Answers of an account that may have been sent: on their way, or parked in doubt. */
    public List<StoredReply> unsettled(String account) throws SQLException {
        return known.unsettled
                .get(account, () -> Optional.of(tx.list("SELECT " + COLUMNS + """
                     FROM reply WHERE account = ? AND sending_at IS NOT NULL AND state IN ('sending', 'parked')
                     ORDER BY reply_id
                    """, Replies::reply, account)))
                .orElseThrow();
    }

    /** Moves a row and the ledger, unless somebody else moved the row before. */
    private void move(StoredReply reply, String state, @Nullable String reason) throws SQLException {
        int moved = change(
                "UPDATE reply SET state = ?, reason = ?, settled_at = ? WHERE reply_id = ? AND state = ?",
                state,
                reason,
                tx.now(),
                reply.id(),
                reply.state());
        if (moved == 1) {
            tx.ledger().outOf(Ledger.REPLY, reply.target(), reply.state(), "");
            tx.ledger()
                    .into(Ledger.REPLY, reply.target(), state, "dropped".equals(state) && reason != null ? reason : "");
        }
    }

    private int change(String sql, @Nullable Object... values) throws SQLException {
        known.sent.forgetAll();
        known.unsettled.forgetAll();
        return tx.update(sql, values);
    }

    private static StoredReply reply(ResultSet row) throws SQLException {
        return new StoredReply(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                new CrmRef(row.getString(4), row.getString(5)),
                new CrmRef(row.getString(6), row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                Columns.time(row, 13),
                row.getString(14),
                row.getString(15),
                row.getLong(16),
                row.getInt(17),
                Columns.timeOrNull(row, 18),
                Columns.timeOrNull(row, 19),
                Columns.time(row, 20),
                AttachmentJson.read(row.getString(21)));
    }
}
