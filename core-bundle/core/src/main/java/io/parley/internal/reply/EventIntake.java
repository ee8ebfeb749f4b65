// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Fingerprint;
import io.parley.internal.store.ForeignContacts;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Links;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.Destination;
import io.parley.internal.store.Replies.NewReply;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Restored;
import io.parley.internal.store.Restored.Gap;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in what people did in one CRM. For one transaction. */
final class EventIntake {

    /** How long an answer waits for the link of its case, which may be on its way to the store. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** States of answers that a person may still take back. */
    private static final Set<String> OPEN = Set.of("held", "pending", "parked");

    private final Tx tx;
    private final String target;
    private final Duration recall;
    private final Settlement settlement;
    private final Hints hints;
    private final Restored restored;
    private final Links links;
    private final Cases cases;
    private final Replies replies;

    EventIntake(Tx tx, String target, Duration recall, Settlement settlement, Hints hints) {
        this.tx = tx;
        this.target = target;
        this.recall = recall;
        this.settlement = settlement;
        this.hints = hints;
        this.restored = new Restored(tx);
        this.links = new Links(tx);
        this.cases = new Cases(tx);
        this.replies = new Replies(tx);
    }

    void take(List<CrmEvent> events) throws SQLException {
        for (CrmEvent event : events) {
            if (event instanceof CrmEvent.ReplyWritten written) {
                written(written);
            } else if (event instanceof CrmEvent.ReplyWithdrawn withdrawn) {
                withdrawn(withdrawn);
            } else if (event instanceof CrmEvent.ConversationClosed closed) {
                closed(closed);
            } else if (event instanceof CrmEvent.RecordsMerged merged) {
                links.merged(target, merged.survivor(), merged.loser());
                new Deliveries(tx).merged(target, merged.survivor(), merged.loser());
                new Matches(tx).merged(target, merged.survivor(), merged.loser());
                new ForeignContacts(tx).merged(target, merged.survivor(), merged.loser());
            }
        }
    }

    /** There are no more events for now: what comes from now on is new to every life of the agent. */
    void atEnd() throws SQLException {
        if (restored.catchingUp(Ledger.TARGET, target)) {
            restored.caughtUp(ReplyLoop.streamOf(target));
            settlement.released(tx);
        }
    }

    /**
     * Finds out where held answers belong.
     *
     * @return whether any is still held
     */
    boolean address() throws SQLException {
        boolean held = false;
        for (StoredReply reply : replies.held(target)) {
            held |= !address(reply);
        }
        return held;
    }

    private boolean address(StoredReply reply) throws SQLException {
        if (new Deliveries(tx).wrote(target, reply.record())) {
            replies.ended(reply, "dropped", "own");
            released(reply);
            return true;
        }
        Optional<Destination> destination = destination(reply.caseRef());
        if (destination.isEmpty()) {
            boolean strange = reply.seenAt().plus(PATIENCE).isBefore(tx.now());
            if (strange) {
                replies.ended(reply, "dropped", "unknownCase");
                released(reply);
            }
            return strange;
        }
        if (new Lanes(tx).uncertain(target, destination.get().conversation())) {
            // It may be what the agent itself wrote there and does not know the record of yet.
            return false;
        }
        replies.addressed(reply, destination.get(), reply.seenAt().plus(recall));
        String account = destination.get().account();
        tx.afterCommit(hints.about(Hints.send(account)));
        return true;
    }

    private void written(CrmEvent.ReplyWritten event) throws SQLException {
        CrmRef record = event.record();
        NewReply reply = new NewReply(
                keyOf(record),
                target,
                record,
                event.conversation(),
                event.text(),
                event.writtenAt(),
                event.attachments());
        Optional<StoredReply> added = replies.add(reply);
        if (added.isEmpty()) {
            replies.rewritten(reply.key(), reply.text(), reply.attachments());
            return;
        }
        Optional<Gap> gap = restored.gapOf(ReplyLoop.streamOf(target));
        if (gap.isPresent()) {
            replies.doubted(added.get(), gap.get());
        }
    }

    /** What the channel brought may have waited for an answer that could have been it. */
    private void released(StoredReply reply) throws SQLException {
        if (reply.sendingAt() != null) {
            settlement.released(tx);
        }
    }

    private void withdrawn(CrmEvent.ReplyWithdrawn event) throws SQLException {
        Optional<StoredReply> known = replies.find(keyOf(event.record()));
        if (known.isEmpty()) {
            return;
        }
        StoredReply reply = known.get();
        boolean nowhere = reply.state().equals("held");
        boolean certainlyNotSent =
                nowhere || reply.sendingAt() == null && !reply.state().equals("sent");
        if (certainlyNotSent && OPEN.contains(reply.state())) {
            replies.ended(reply, "dropped", "recalled");
        } else if (!certainlyNotSent) {
            settlement.note(
                    tx,
                    reply,
                    "recall",
                    "This answer was taken back too late, the channel has it or may have it: " + reply.excerpt());
        }
    }

    private String keyOf(CrmRef record) {
        return "reply:" + Fingerprint.of(target + "\n" + record.type() + "\n" + record.id());
    }

    /** After a merge a record stands for several cases: the one that was written to last is meant. */
    private Optional<Destination> destination(CrmRef caseRef) throws SQLException {
        Optional<Case> meant = Optional.empty();
        long newest = -1;
        for (String key : links.keysOf(target, Links.Kind.CASE, caseRef)) {
            Optional<Case> known = cases.find(target, key);
            long last = new Deliveries(tx).lastIn(target, key);
            if (known.isPresent() && last > newest) {
                meant = known;
                newest = last;
            }
        }
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        String conversation = meant.get().conversation();
        String account = new Conversations(tx).accountOf(conversation).orElseThrow();
        return Optional.of(new Destination(meant.get().key(), account, conversation));
    }

    private void closed(CrmEvent.ConversationClosed event) throws SQLException {
        for (String key : links.keysOf(target, Links.Kind.CASE, event.conversation())) {
            Optional<Case> known = cases.find(target, key);
            if (known.isPresent()) {
                cases.closed(target, key, event.closed() ? event.at() : null);
                show(known.get().conversation());
            }
        }
    }

    private void show(String conversation) throws SQLException {
        Conversations conversations = new Conversations(tx);
        boolean closed = !cases.anyOpen(conversation);
        if (!conversations.closed(conversation, closed)) {
            return;
        }
        String account = conversations.accountOf(conversation).orElseThrow();
        if (closed) {
            long seq = conversations.nextSeq(conversation);
            String key = Items.CLOSING_PREFIX + conversation;
            new Items(tx)
                    .add(new NewItem(account, Items.Kind.CLOSING, key, seq, "", conversation, seq, null, null), null);
        }
        tx.afterCommit(hints.about(Hints.conversation(conversation)));
        tx.afterCommit(hints.about(Hints.queue(account)));
    }
}
