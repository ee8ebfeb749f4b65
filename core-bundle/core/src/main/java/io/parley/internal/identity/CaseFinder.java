// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import io.parley.internal.identity.CasePolicy.Turn;
import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Written;
import io.parley.internal.store.Fingerprint;
import io.parley.internal.store.Items;
import io.parley.internal.store.Tx;
import io.parley.model.Direction;
import io.parley.model.Message;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds the case of a message in a target: one for each conversation and person, and a new one when the last has been
 * closed for long. For one transaction.
 */
public final class CaseFinder {

    private static final int LONGEST_BEGINNING = 60;

    private final Tx tx;
    private final String target;
    private final CasePolicy policy;
    private final Cases cases;

    /** For one target. */
    public CaseFinder(Tx tx, String target, CasePolicy policy) {
        this.tx = tx;
        this.target = target;
        this.policy = policy;
        this.cases = new Cases(tx);
    }

    /**
     * The case in which a message belongs; begun if need be.
     *
     * @param message in any revision
     * @return empty for a message of our own in a conversation without a case
     */
    public Optional<Case> caseOf(Message message) throws SQLException {
        Optional<Case> before = caseOfWritten(message.id().key());
        if (before.isPresent()) {
            return before;
        }
        String conversation = message.conversation().key();
        if (message.direction() == Direction.OUTBOUND) {
            Optional<Case> answered = message.inReplyTo().isEmpty()
                    ? Optional.empty()
                    : caseOfAnswered(message.inReplyTo().get().key());
            return answered.isPresent() ? answered : cases.newest(target, conversation);
        }
        return Optional.of(caseOf(conversation, message.author().key()));
    }

    private Case caseOf(String conversation, String author) throws SQLException {
        Optional<Case> newest = cases.newest(target, conversation, author);
        return newest.isPresent() && policy.at(newest.get().closedAt(), tx.now()) != Turn.BEGINS_ANEW
                ? newest.get()
                : begin(conversation, author, newest.map(Case::number).orElse(0) + 1);
    }

    private Optional<Case> caseOfWritten(String messageKey) throws SQLException {
        Optional<Written> written = new Deliveries(tx).written(target, messageKey);
        return written.isEmpty() || written.get().caseKey() == null
                ? Optional.empty()
                : cases.find(target, written.get().caseKey());
    }

    /** What is answered may be on its way in the same batch, or be gone without ever having stood in this target. */
    private Optional<Case> caseOfAnswered(String messageKey) throws SQLException {
        Optional<String> key = new Deliveries(tx).caseOf(target, messageKey);
        if (key.isPresent()) {
            return cases.find(target, key.get());
        }
        Optional<Message> answered =
                new Items(tx).lastSeen(messageKey).filter(message -> message.direction() == Direction.INBOUND);
        return answered.isEmpty()
                ? Optional.empty()
                : Optional.of(caseOf(
                        answered.get().conversation().key(),
                        answered.get().author().key()));
    }

    /** Channels number their conversations as they come: keys that begin like theirs lie close together in the store. */
    private Case begin(String conversation, String author, int number) throws SQLException {
        String beginning = conversation.substring(0, Math.min(LONGEST_BEGINNING, conversation.length()));
        String key = "case:" + beginning + ":" + Fingerprint.of(conversation + "\n" + author) + ":" + number;
        Case begun = new Case(key, conversation, author, number, null);
        cases.add(target, begun);
        return begun;
    }
}
