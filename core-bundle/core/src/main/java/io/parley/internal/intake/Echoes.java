// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Tx;
import io.parley.model.Message;
import java.sql.SQLException;
import java.time.Instant;

/** Tells our own answers that come back from the channel from what colleagues wrote there. Decided by ids, never by waiting. */
final class Echoes {

    private final Replies replies;
    private final String account;

    Echoes(Tx tx, String account) {
        this.replies = new Replies(tx);
        this.account = account;
    }

    /** What a message by the own account is. */
    enum Meaning {
        /** An answer of ours that came back. */
        ECHO,
        /** Something a colleague wrote in the channel itself. */
        OWN,
        /** It may be an answer whose send has no outcome yet. */
        UNCERTAIN
    }

    /**
     * Decides about a message by the own account.
     *
     * @param message the message
     * @param seenAt when it was seen first
     */
    Meaning meaningOf(Message message, Instant seenAt) throws SQLException {
        if (replies.sentAs(message.id().key()).isPresent()) {
            return Meaning.ECHO;
        }
        boolean onItsWay = false;
        for (StoredReply reply : replies.unsettled(account)) {
            boolean parked = "parked".equals(reply.state());
            if (parked && sameWords(reply, message)) {
                replies.sent(reply, message.id().key());
                return Meaning.ECHO;
            }
            onItsWay |=
                    !parked && reply.sendingAt() != null && !reply.sendingAt().isAfter(seenAt);
        }
        return onItsWay ? Meaning.UNCERTAIN : Meaning.OWN;
    }

    private static boolean sameWords(StoredReply reply, Message message) {
        return message.conversation().key().equals(reply.conversation()) && Words.same(reply.text(), message.text());
    }
}
