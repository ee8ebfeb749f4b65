// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.intake.Words;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.Item;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Pauses;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Restored;
import io.parley.internal.store.Restored.Gap;
import io.parley.internal.store.Tx;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SentFinder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what is to be done next about one answer, and notes it before it is done. For one transaction. */
final class Sending {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);
    private static final Duration LONGEST_CATCHING_UP = Duration.ofHours(1);

    private final Tx tx;
    private final ReplySender sender;
    private final Settlement settlement;
    private final long epoch;
    private final Replies replies;

    Sending(Tx tx, ReplySender sender, Settlement settlement, long epoch) {
        this.tx = tx;
        this.sender = sender;
        this.settlement = settlement;
        this.epoch = epoch;
        this.replies = new Replies(tx);
    }

    enum Step {
        /** Nothing now. */
        NOTHING,
        /** Find out whether it was sent. */
        SEARCH,
        /** Send it; that is noted. */
        SEND
    }

    /**
     * What is to be done.
     *
     * @param step what
     * @param row the answer as it stands now
     * @param reply for the connector; null when there is nothing to do
     * @param repeated whether an earlier attempt may have succeeded
     */
    record Next(Step step, StoredReply row, @Nullable Reply reply, boolean repeated) {

        Reply toSend() {
            return Objects.requireNonNull(reply);
        }

        /** Nothing older than this can be what the answer became. */
        Instant searchSince() {
            Instant first = row.firstSendingAt() == null ? row.seenAt() : row.firstSendingAt();
            return first.minus(CLOCKS_APART);
        }
    }

    /** What is to be done about an answer whose time has come. */
    Next prepare(StoredReply due) throws SQLException {
        StoredReply row = replies.find(due.key()).orElseThrow();
        if (row.state().equals("sending")) {
            return prepareDoubtful(row);
        }
        if (!row.state().equals("pending")) {
            return nothing(row);
        }
        Optional<Message> answered = answered(row);
        if (answered.isEmpty()) {
            return refuse(row, "The customer's message is no longer there.");
        }
        Optional<String> refusal = refusal(answered.get().replyPolicy(), row);
        if (refusal.isPresent()) {
            return refuse(row, refusal.get());
        }
        return send(row, answered.get(), false);
    }

    /** What is to be done about an answer in doubt, now that it is known what the account has said. */
    Next decide(Next searched, List<SentFinder.Sent> found) throws SQLException {
        StoredReply row = replies.find(searched.row().key()).orElseThrow();
        if (!row.state().equals("sending")) {
            return nothing(row);
        }
        boolean others = false;
        for (SentFinder.Sent sent : found) {
            String key = sent.receipt().message().key();
            if (replies.sentAs(key).isPresent() || seenBeforeSending(key, row)) {
                continue;
            }
            if (Words.same(sent.text(), row.text())) {
                new SendEnd(tx, row, sender, settlement).sent(sent.receipt(), searched.toSend());
                return nothing(row);
            }
            others = true;
        }
        if (ofAnotherLife(row)) {
            return parkOnceCaughtUp(row);
        }
        return others ? park(row) : send(row, searched.toSend().inReplyTo(), false);
    }

    /** What came from the channel before the first attempt cannot be what the answer became. */
    private boolean seenBeforeSending(String key, StoredReply row) throws SQLException {
        Optional<Instant> seen = new Items(tx).firstSeen(key);
        return seen.isPresent() && row.firstSendingAt() != null && seen.get().isBefore(row.firstSendingAt());
    }

    private Next prepareDoubtful(StoredReply row) throws SQLException {
        Repeat repeat = settlement.promise(tx, row, sender);
        Optional<Message> answered = answered(row);
        Instant first = row.firstSendingAt() == null ? row.seenAt() : row.firstSendingAt();
        Instant last = row.sendingAt() == null ? row.seenAt() : row.sendingAt();
        if (answered.isEmpty()) {
            return parkOnceCaughtUp(row);
        }
        return switch (repeat.kind()) {
            case SAFE ->
                first.plus(repeat.bound()).isAfter(tx.now()) ? send(row, answered.get(), true) : parkOnceCaughtUp(row);
            case SEARCHABLE -> {
                Instant visible = last.plus(repeat.bound());
                if (visible.isAfter(tx.now())) {
                    replies.doubted(row, visible, "It may have been sent; this is found out soon.");
                    yield nothing(row);
                }
                yield new Next(Step.SEARCH, row, reply(row, answered.get()), true);
            }
            case UNSAFE -> parkOnceCaughtUp(row);
        };
    }

    /** Whether the agent's life before a restore may have sent it: what that answered is not known, nor how it ended. */
    private static boolean ofAnotherLife(StoredReply row) {
        return row.inReplyTo() == null;
    }

    /** What another life sent comes back from the channel, when that is read again, and settles what is parked. */
    private Next parkOnceCaughtUp(StoredReply row) throws SQLException {
        Restored restored = new Restored(tx);
        Optional<Gap> gap = restored.last();
        boolean early = ofAnotherLife(row)
                && gap.isPresent()
                && gap.get().to().plus(LONGEST_CATCHING_UP).isAfter(tx.now())
                && restored.catchingUp(Ledger.ACCOUNT, settlement.accountOf(row));
        if (!early) {
            return park(row);
        }
        replies.doubted(row, tx.now().plus(CATCHING_UP), "It may have been sent before the back-up was restored.");
        return nothing(row);
    }

    private Next send(StoredReply row, Message answered, boolean repeated) throws SQLException {
        if (new Pauses(tx).hold(settlement.accountOf(row))) {
            return nothing(row);
        }
        StoredReply noted = replies.sending(row, answered.id().key(), epoch);
        return new Next(Step.SEND, noted, reply(noted, answered), repeated);
    }

    private Reply reply(StoredReply row, Message answered) throws SQLException {
        Conversation conversation =
                new Conversations(tx).find(settlement.conversationOf(row)).orElseThrow();
        SocialProfile recipient =
                new Profiles(tx).find(answered.author().key()).orElseThrow().profile();
        return new Reply(row.key(), conversation, answered, recipient, row.text(), row.attachments());
    }

    private Next refuse(StoredReply row, String reason) throws SQLException {
        new SendEnd(tx, row, sender, settlement).refused(reason);
        return nothing(row);
    }

    private Next park(StoredReply row) throws SQLException {
        new SendEnd(tx, row, sender, settlement).parkedInDoubt();
        return nothing(row);
    }

    /** The customer's message that is answered, in its newest state; empty if it is gone. */
    private Optional<Message> answered(StoredReply row) throws SQLException {
        Optional<String> key = row.inReplyTo() == null
                ? new Deliveries(tx).answeredBy(row.target(), String.valueOf(row.caseKey()), row.writtenAt())
                : Optional.of(row.inReplyTo());
        Optional<Item> newest = key.isEmpty() ? Optional.empty() : new Items(tx).newest(key.get());
        return newest.filter(item -> item.kind() == Items.Kind.MESSAGE && item.payload() != null)
                .map(Item::message);
    }

    private Optional<String> refusal(ReplyPolicy policy, StoredReply row) {
        String text = row.text();
        if (!row.attachments().isEmpty() && !sender.describe().attachments()) {
            return Optional.of("The channel takes no files with an answer; write it without them, or with a link.");
        }
        if (text.isBlank() && row.attachments().isEmpty()) {
            return Optional.of("It has no text.");
        }
        if (policy.refusal().isPresent()) {
            return policy.refusal();
        }
        if (policy.until().isPresent() && !policy.until().get().isAfter(tx.now())) {
            return Optional.of(
                    "The channel allowed an answer until " + policy.until().get() + ".");
        }
        if (policy.maxLength().isPresent() && text.length() > policy.maxLength().getAsInt()) {
            return Optional.of("It has " + text.length() + " characters; the channel allows "
                    + policy.maxLength().getAsInt() + ".");
        }
        return Optional.empty();
    }

    private static Next nothing(StoredReply row) {
        return new Next(Step.NOTHING, row, null, false);
    }
}
