// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.store.Ledger;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Restored;
import io.parley.internal.store.Tx;
import io.parley.model.Direction;
import io.parley.model.Message;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells our own answers that come back from the channel from what colleagues wrote there. Decided by ids, never by waiting. */
final class Echoes {

    private final Replies replies;
    private final Restored restored;
    private final String account;
    private final Set<String> targets;
    private @Nullable Boolean unknown;

    Echoes(Tx tx, String account, Set<String> targets) {
        this.replies = new Replies(tx);
        this.restored = new Restored(tx);
        this.account = account;
        this.targets = targets;
    }

    /** What a message by the own account is. */
    enum Kind {
        /** An answer of ours that came back. */
        ECHO,
        /** Something a colleague wrote in the channel itself. */
        OWN,
        /** It may be an answer whose send has no outcome yet. */
        UNCERTAIN
    }

    /**
     * What a message by the own account is, and of which target's people.
     *
     * @param kind what it is
     * @param answer that came back; null unless it is an echo
     */
    record Meaning(Kind kind, @Nullable StoredReply answer) {}

    /** Reads what is known of many messages at once. */
    void fetch(Collection<String> messageKeys) throws SQLException {
        replies.fetchSentAs(messageKeys);
    }

    /** Whether a message is an answer of ours, as another account of the same channel sees it. */
    boolean ours(Message message) throws SQLException {
        return message.direction() == Direction.INBOUND
                && replies.sentAs(message.id().key()).isPresent();
    }

    /**
     * Decides about a message by the own account.
     *
     * @param message the message
     * @param seenAt when it was seen first
     */
    Meaning meaningOf(Message message, Instant seenAt) throws SQLException {
        Optional<StoredReply> sent = replies.sentAs(message.id().key());
        if (sent.isPresent()) {
            return new Meaning(Kind.ECHO, sent.get());
        }
        List<StoredReply> unsettled = replies.unsettled(account);
        List<StoredReply> alike =
                unsettled.stream().filter(reply -> sameWords(reply, message)).toList();
        boolean parked = !alike.isEmpty()
                && alike.stream().allMatch(reply -> reply.state().equals("parked"));
        if (parked) {
            replies.sent(alike.get(0), message.id().key());
            return new Meaning(Kind.ECHO, alike.get(0));
        }
        return unsettled.stream().anyMatch(reply -> onItsWay(reply, seenAt)) || anyUnknown()
                ? new Meaning(Kind.UNCERTAIN, null)
                : new Meaning(Kind.OWN, null);
    }

    /** Whether answers that another life may have sent are still to be read from the CRMs; nothing of this changes it. */
    private boolean anyUnknown() throws SQLException {
        if (unknown == null) {
            unknown = findUnknown();
        }
        return unknown;
    }

    private boolean findUnknown() throws SQLException {
        for (String target : targets) {
            if (restored.catchingUp(Ledger.TARGET, target) || replies.anyHeldInDoubt(target)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the message can be what a send became that had no outcome when the message was seen. */
    private static boolean onItsWay(StoredReply reply, Instant seenAt) {
        return reply.state().equals("sending")
                && reply.firstSendingAt() != null
                && !reply.firstSendingAt().isAfter(seenAt);
    }

    private static boolean sameWords(StoredReply reply, Message message) {
        return message.conversation().key().equals(reply.conversation()) && Words.same(reply.text(), message.text());
    }
}
