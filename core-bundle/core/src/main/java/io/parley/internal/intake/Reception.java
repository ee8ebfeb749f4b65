// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.intake.Revisions.Decision;
import io.parley.internal.routing.Priority;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Finds;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.Item;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Items.Trace;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Rechecks;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.channel.Page;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
    private final Profiles profiles;
    private final Revisions revisions;
    private final Echoes echoes;
    private final Listening listening;
    private final Finds finds;
    private final Dispatch dispatch;
    private final Hints hints;
    private final Manner manner;

    /**
     * How news are treated.
     *
     * @param knownWhenRead {@link Items#position()} from before they were read; empty when the channel told by itself
     * @param again whether this is a second look at what is known, so that finding it unchanged is no repeat
     * @param watched whether messages of the account are to be looked at again
     * @param foundBy the stream that they come from, if that one listens; null if they were said to the account
     * @param unwanted whether a rule of the configuration leaves them out
     */
    record Manner(
            OptionalLong knownWhenRead,
            boolean again,
            boolean watched,
            @Nullable String foundBy,
            boolean unwanted) {

        Manner leavingOut() {
            return new Manner(knownWhenRead, again, watched, foundBy, true);
        }
    }

    Reception(Tx tx, String account, Dispatch dispatch, Manner manner, Hints hints) {
        this.tx = tx;
        this.account = account;
        this.items = new Items(tx);
        this.conversations = new Conversations(tx);
        this.profiles = new Profiles(tx);
        this.revisions = new Revisions(items, manner.knownWhenRead());
        this.echoes = new Echoes(tx, account, dispatch.targetsOf(account));
        this.listening = new Listening(tx, manner);
        this.finds = new Finds(tx);
        this.dispatch = dispatch;
        this.hints = hints;
        this.manner = manner;
    }

    void take(List<Arriving> changes) throws SQLException {
        expect(changes);
        for (Arriving change : changes) {
            if (change instanceof Arriving.Said said) {
                message(said);
            } else if (change instanceof Arriving.Gone gone) {
                removal(gone);
            } else if (change instanceof Arriving.Person person) {
                profile(person.profile());
            }
        }
    }

    /** Reads what is known of them all at once. */
    private void expect(List<Arriving> changes) throws SQLException {
        Set<String> things = new HashSet<>();
        Set<String> threads = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (Arriving change : changes) {
            if (change instanceof Arriving.Said said) {
                things.add(said.key());
                threads.add(said.conversation().key());
                people.add(said.author().key());
            } else if (change instanceof Arriving.Gone gone) {
                things.add(gone.key());
            } else if (change instanceof Arriving.Person person) {
                people.add(person.profile().key());
            }
        }
        items.fetchTraces(things);
        conversations.fetch(threads);
        profiles.fetchMarks(people);
        echoes.fetch(things);
        listening.fetch(threads);
    }

    void reject(Page.Rejected rejected) throws SQLException {
        String id = Gaps.keyOf(account, rejected);
        if (items.received(account, id, 1)) {
            repeated();
            return;
        }
        String payload = rejected.payload();
        String kept = payload.length() > LONGEST_PAYLOAD ? payload.substring(0, LONGEST_PAYLOAD) : payload;
        NewItem item = new NewItem(account, Items.Kind.REJECTED, id, 1, "", null, null, kept, null);
        items.receive(item, null, "parked", rejected.id() + ": " + rejected.reason());
    }

    void release() throws SQLException {
        for (Item held : items.held(account)) {
            Echoes.Meaning meaning = echoes.meaningOf(held.message(), held.seenAt());
            String lane = held.message().conversation().key();
            SortedSet<String> targets = targetsOf(meaning, lane);
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

    /** What somebody said and was a find concerns the account: it goes where everything goes. */
    void concern(Finds.Person person) throws SQLException {
        for (Item find : finds.of(person)) {
            String lane = person.conversation();
            SortedSet<String> targets = dispatch.targetsOf(find.account(), lane);
            finds.routed(find, !targets.isEmpty());
            send(targets, lane, find.key(), find.revision(), find.id(), find.kind(), Priority.LIVE);
            if (manner.watched()) {
                new Rechecks(tx).add(find.account(), find.key(), find.message().sentAt());
            }
        }
        finds.end(person);
    }

    private void message(Arriving.Said said) throws SQLException {
        Message message = said.message();
        String key = said.key();
        Optional<Finds.Person> concerned = listening.concernedBy(message);
        if (concerned.isPresent()) {
            concern(concerned.get());
        }
        String fingerprint = said.fingerprint();
        if (message.direction() == Direction.OUTBOUND
                && items.echoed(account, key, message.revision().orElse(1))) {
            return;
        }
        Optional<Decision> decision = revisions.decide(key, Items.Kind.MESSAGE, message.revision(), fingerprint);
        if (decision.isEmpty() || items.received(account, key, decision.get().revision())) {
            repeated();
            if (manner.knownWhenRead().isPresent()) {
                person(said.author(), message.direction());
            }
            return;
        }
        long revision = decision.get().revision();
        String lane = said.conversation().key();
        if (echoes.ours(message)) {
            NewItem echo = new NewItem(
                    account, Items.Kind.MESSAGE, key, revision, fingerprint, null, null, said.payload(), null);
            items.receive(echo, message, "dropped", "echo");
            return;
        }
        boolean first = decision.get().first();
        boolean chat = said.conversation().conversation().kind() == ConversationKind.CHAT;
        if (decision.get().newest()) {
            person(said.author(), message.direction());
            conversations.see(account, said.conversation());
        }
        Long seq = first ? conversations.nextSeq(lane) : null;
        @Nullable String foundBy = listening.foundBy(message);
        NewItem item = new NewItem(
                account, Items.Kind.MESSAGE, key, revision, fingerprint, lane, seq, said.payload(), foundBy);
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
                send(targetsOf(meaning, lane), lane, key, revision, id, Items.Kind.MESSAGE, Priority.LIVE);
                return;
            }
            if (chat) {
                conversations.answered(lane);
            }
        } else if (first && chat && message.rating().isEmpty()) {
            conversations.askedBy(lane, seq != null && seq == 1);
        }
        SortedSet<String> targets = targets(foundBy, lane);
        if (first && manner.watched() && (foundBy == null || !targets.isEmpty())) {
            new Rechecks(tx).add(account, key, message.sentAt());
        }
        long id = receive(item, message, targets);
        send(targets, lane, key, revision, id, Items.Kind.MESSAGE, first ? priorityOf(message) : Priority.UPDATE);
        tx.afterCommit(hints.about(Hints.conversation(lane)));
        tx.afterCommit(hints.about(Hints.queue(account)));
    }

    /** Where it goes: an answer that came back goes to all but the people who wrote it. */
    private SortedSet<String> targetsOf(Echoes.Meaning meaning, String lane) throws SQLException {
        SortedSet<String> targets = new TreeSet<>(dispatch.targetsOf(account, lane));
        if (meaning.answer() != null) {
            targets.remove(meaning.answer().target());
        }
        return targets;
    }

    private void removal(Arriving.Gone gone) throws SQLException {
        String key = gone.key();
        Optional<Decision> decision =
                revisions.decide(key, Items.Kind.REMOVAL, gone.removed().revision(), "removed");
        if (decision.isEmpty() || items.received(account, key, decision.get().revision())) {
            repeated();
            return;
        }
        Optional<Trace> known = items.latest(key);
        @Nullable String lane = known.map(Trace::conversation).orElse(null);
        @Nullable String foundBy = known.map(Trace::foundBy).orElse(null);
        long revision = decision.get().revision();
        NewItem item = new NewItem(account, Items.Kind.REMOVAL, key, revision, "removed", lane, null, null, foundBy);
        if (lane == null || !decision.get().newest()) {
            items.receive(item, null, "dropped", lane == null ? "unknown" : "superseded");
            return;
        }
        SortedSet<String> targets = targets(foundBy, lane);
        long id = receive(item, null, targets);
        send(targets, lane, key, revision, id, Items.Kind.REMOVAL, Priority.UPDATE);
        tx.afterCommit(hints.about(Hints.conversation(lane)));
    }

    /** Somebody wants this person in the CRM, whether or not they wrote. */
    void request(SocialProfile profile) throws SQLException {
        String person = profile.id().key();
        profiles.see(Profiles.Sight.of(profile));
        long revision = profiles.find(person).orElseThrow().revision();
        if (items.received(account, Items.REQUEST_PREFIX + person, revision)) {
            repeated();
        } else {
            profile(Items.REQUEST_PREFIX + person, revision, Priority.LIVE, dispatch.targetsOf(account));
        }
    }

    private void profile(Profiles.Sight seen) throws SQLException {
        Optional<Long> revision = profiles.see(seen);
        if (revision.isEmpty()) {
            repeated();
        } else {
            profile(
                    Items.PROFILE_PREFIX + seen.key(),
                    revision.get(),
                    Priority.UPDATE,
                    dispatch.targetsOfPerson(account, seen.key()));
        }
    }

    /** The author of a message; if they changed since they were seen last, the CRM is told apart from the message. */
    private void person(Profiles.Sight author, Direction direction) throws SQLException {
        Optional<Long> revision = profiles.see(author);
        if (revision.isPresent() && revision.get() > 1 && direction == Direction.INBOUND) {
            profile(
                    Items.PROFILE_PREFIX + author.key(),
                    revision.get(),
                    Priority.UPDATE,
                    dispatch.targetsOfPerson(account, author.key()));
        }
    }

    private void profile(String key, long revision, Priority priority, SortedSet<String> targets) throws SQLException {
        NewItem item = new NewItem(account, Items.Kind.PROFILE, key, revision, "", null, null, null, null);
        long id = receive(item, null, targets);
        send(targets, key, key, revision, id, Items.Kind.PROFILE, priority);
    }

    private long receive(NewItem item, @Nullable Message message, SortedSet<String> targets) throws SQLException {
        String reason = manner.unwanted() ? "rule" : item.foundBy() == null ? "noRoute" : Finds.REASON;
        boolean nowhere = targets.isEmpty();
        return items.receive(item, message, nowhere ? "dropped" : "routed", nowhere ? reason : null);
    }

    private SortedSet<String> targets(@Nullable String foundBy, String lane) throws SQLException {
        return foundBy == null ? dispatch.targetsOf(account, lane) : dispatch.listeningTargetsOf(account, lane);
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
}
