// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.intake.Revisions.Decision;
import io.parley.internal.routing.Priority;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.Item;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.MessageJson;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Rechecks;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.channel.Page;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes in the changes of one account within one transaction. */
final class Reception {

    private static final int LONGEST_PAYLOAD = 20_000;
    private static final Duration LIVE = Duration.ofDays(1);

    private final Tx tx;
    private final String account;
    private final Items items;
    private final Conversations conversations;
    private final Revisions revisions;
    private final Echoes echoes;
    private final Dispatch dispatch;
    private final Hints hints;
    private final Manner manner;

    /**
     * How news are treated.
     *
     * @param knownWhenRead {@link Items#position()} from before they were read; empty when the channel told by itself
     * @param again whether this is a second look at what is known, so that finding it unchanged is no repeat
     * @param watched whether messages of the account are to be looked at again
     */
    record Manner(OptionalLong knownWhenRead, boolean again, boolean watched) {}

    Reception(Tx tx, String account, Dispatch dispatch, Manner manner, Hints hints) {
        this.tx = tx;
        this.account = account;
        this.items = new Items(tx);
        this.conversations = new Conversations(tx);
        this.revisions = new Revisions(items, manner.knownWhenRead());
        this.echoes = new Echoes(tx, account);
        this.dispatch = dispatch;
        this.hints = hints;
        this.manner = manner;
    }

    void take(Change change) throws SQLException {
        SqlWork work = change.accept(new Change.Visitor<SqlWork>() {
            @Override
            public SqlWork messageSeen(Change.MessageSeen seen) {
                return () -> message(seen.message(), seen.author(), seen.conversation());
            }

            @Override
            public SqlWork messageRemoved(Change.MessageRemoved removed) {
                return () -> removal(removed);
            }

            @Override
            public SqlWork profileSeen(Change.ProfileSeen seen) {
                return () -> profile(seen.profile());
            }
        });
        work.run();
    }

    void reject(Page.Rejected rejected) throws SQLException {
        String id = Gaps.keyOf(account, rejected);
        if (items.received(account, id, 1)) {
            repeated();
            return;
        }
        String payload = rejected.payload();
        String kept = payload.length() > LONGEST_PAYLOAD ? payload.substring(0, LONGEST_PAYLOAD) : payload;
        NewItem item = new NewItem(account, Items.Kind.REJECTED, id, 1, "", null, null, kept);
        items.receive(item, null, "parked", rejected.id() + ": " + rejected.reason());
    }

    void release() throws SQLException {
        for (Item held : items.held(account)) {
            Echoes.Meaning meaning = echoes.meaningOf(held.message(), held.seenAt());
            String lane = held.message().conversation().key();
            SortedSet<String> targets = targetsOf(meaning);
            switch (meaning.kind()) {
                case ECHO -> {
                    items.move(held, "dropped", "echo");
                    send(targets, lane, held.key(), held.revision(), held.id(), held.kind(), Priority.LIVE);
                }
                case OWN -> {
                    items.move(held, targets.isEmpty() ? "dropped" : "routed", targets.isEmpty() ? "noRoute" : null);
                    conversations.answered(lane);
                    send(targets, lane, held.key(), held.revision(), held.id(), held.kind(), Priority.LIVE);
                }
                case UNCERTAIN -> {
                    // Another send is still on its way: the next one that is settled looks again.
                }
            }
        }
    }

    private void message(Message message, SocialProfile author, Conversation conversation) throws SQLException {
        String key = message.id().key();
        String fingerprint = MessageJson.fingerprint(message);
        if (message.direction() == Direction.OUTBOUND
                && items.echoed(account, key, message.revision().orElse(1))) {
            return;
        }
        Optional<Decision> decision = revisions.decide(key, Items.Kind.MESSAGE, message.revision(), fingerprint);
        if (decision.isEmpty() || items.received(account, key, decision.get().revision())) {
            repeated();
            if (manner.knownWhenRead().isPresent()) {
                person(author, message.direction());
            }
            return;
        }
        long revision = decision.get().revision();
        String lane = conversation.id().key();
        if (echoes.ours(message)) {
            NewItem echo = new NewItem(
                    account, Items.Kind.MESSAGE, key, revision, fingerprint, null, null, MessageJson.write(message));
            items.receive(echo, message, "dropped", "echo");
            return;
        }
        boolean first = decision.get().first();
        if (decision.get().newest()) {
            person(author, message.direction());
            conversations.see(account, conversation);
        }
        Long seq = first ? conversations.nextSeq(lane) : null;
        NewItem item = new NewItem(
                account, Items.Kind.MESSAGE, key, revision, fingerprint, lane, seq, MessageJson.write(message));
        if (!decision.get().newest()) {
            items.receive(item, message, "dropped", "superseded");
            return;
        }
        if (message.direction() == Direction.OUTBOUND) {
            Echoes.Meaning meaning = echoes.meaningOf(message, tx.now());
            if (meaning.kind() == Echoes.Kind.UNCERTAIN) {
                items.receive(item, message, "held", null);
                return;
            }
            if (meaning.kind() == Echoes.Kind.ECHO) {
                long id = items.receive(item, message, "dropped", "echo");
                send(targetsOf(meaning), lane, key, revision, id, Items.Kind.MESSAGE, Priority.LIVE);
                return;
            }
            conversations.answered(lane);
        } else if (first) {
            conversations.askedBy(lane, seq != null && seq == 1);
        }
        if (first && manner.watched()) {
            new Rechecks(tx).add(account, key, message.sentAt());
        }
        SortedSet<String> targets = dispatch.targetsOf(account);
        long id = receive(item, message, targets);
        send(targets, lane, key, revision, id, Items.Kind.MESSAGE, first ? priorityOf(message) : Priority.UPDATE);
        tx.afterCommit(() -> hints.tell(Hints.conversation(lane)));
        tx.afterCommit(() -> hints.tell(Hints.queue(account)));
    }

    /** Where it goes: an answer that came back goes to all but the people who wrote it. */
    private SortedSet<String> targetsOf(Echoes.Meaning meaning) {
        SortedSet<String> targets = new TreeSet<>(dispatch.targetsOf(account));
        if (meaning.answer() != null) {
            targets.remove(meaning.answer().target());
        }
        return targets;
    }

    private void removal(Change.MessageRemoved removed) throws SQLException {
        String key = removed.subject().key();
        Optional<Decision> decision = revisions.decide(key, Items.Kind.REMOVAL, removed.revision(), "removed");
        if (decision.isEmpty() || items.received(account, key, decision.get().revision())) {
            repeated();
            return;
        }
        Optional<Item> known = items.newest(key);
        @Nullable String lane = known.map(Item::conversation).orElse(null);
        long revision = decision.get().revision();
        NewItem item = new NewItem(account, Items.Kind.REMOVAL, key, revision, "removed", lane, null, null);
        if (lane == null || !decision.get().newest()) {
            items.receive(item, null, "dropped", lane == null ? "unknown" : "superseded");
            return;
        }
        SortedSet<String> targets = dispatch.targetsOf(account);
        long id = receive(item, null, targets);
        send(targets, lane, key, revision, id, Items.Kind.REMOVAL, Priority.UPDATE);
        tx.afterCommit(() -> hints.tell(Hints.conversation(lane)));
    }

    /** Somebody wants this person in the CRM, whether or not they wrote. */
    void request(SocialProfile profile) throws SQLException {
        String person = profile.id().key();
        new Profiles(tx).see(profile);
        long revision = new Profiles(tx).find(person).orElseThrow().revision();
        if (items.received(account, Items.REQUEST_PREFIX + person, revision)) {
            repeated();
        } else {
            profile(Items.REQUEST_PREFIX + person, revision, Priority.LIVE);
        }
    }

    private void profile(SocialProfile profile) throws SQLException {
        Optional<Long> revision = new Profiles(tx).see(profile);
        if (revision.isEmpty()) {
            repeated();
        } else {
            profile(Items.PROFILE_PREFIX + profile.id().key(), revision.get(), Priority.UPDATE);
        }
    }

    /** The author of a message; if they changed since they were seen last, the CRM is told apart from the message. */
    private void person(SocialProfile author, Direction direction) throws SQLException {
        Optional<Long> revision = new Profiles(tx).see(author);
        if (revision.isPresent() && revision.get() > 1 && direction == Direction.INBOUND) {
            profile(Items.PROFILE_PREFIX + author.id().key(), revision.get(), Priority.UPDATE);
        }
    }

    private void profile(String key, long revision, Priority priority) throws SQLException {
        SortedSet<String> targets = dispatch.targetsOf(account);
        NewItem item = new NewItem(account, Items.Kind.PROFILE, key, revision, "", null, null, null);
        long id = receive(item, null, targets);
        send(targets, key, key, revision, id, Items.Kind.PROFILE, priority);
    }

    private long receive(NewItem item, @Nullable Message message, SortedSet<String> targets) throws SQLException {
        boolean nowhere = targets.isEmpty();
        return items.receive(item, message, nowhere ? "dropped" : "routed", nowhere ? "noRoute" : null);
    }

    private void send(
            SortedSet<String> targets,
            String lane,
            String key,
            long revision,
            long itemId,
            Items.Kind kind,
            Priority priority)
            throws SQLException {
        for (String target : targets) {
            dispatch.add(target, lane, key, revision, itemId, kind, priority);
        }
    }

    private Priority priorityOf(Message message) {
        return message.sentAt().isBefore(tx.now().minus(LIVE)) ? Priority.BACKFILL : Priority.LIVE;
    }

    private void repeated() {
        if (manner.again()) {
            return;
        }
        tx.ledger().into(Ledger.ACCOUNT, account, Ledger.REPEATED, "");
    }

    /** Work that was chosen and is yet to be done. */
    @FunctionalInterface
    private interface SqlWork {

        void run() throws SQLException;
    }
}
