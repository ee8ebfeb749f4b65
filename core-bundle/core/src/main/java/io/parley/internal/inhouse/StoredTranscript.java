// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.store.Conversations;
import io.parley.internal.store.Entries;
import io.parley.internal.store.Items;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.model.Conversation;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads conversations from the store. */
public final class StoredTranscript implements Transcript {

    private final Store store;
    private final Hints hints;
    private final WaitingLine line;

    /** On top of the store. */
    public StoredTranscript(Store store, Hints hints, WaitingLine line) {
        this.store = store;
        this.hints = hints;
        this.line = line;
    }

    @Override
    public List<Entry> after(ExternalId conversation, long sequence, int limit) {
        return store.read(tx -> new Entries(tx).behind(conversation.key(), sequence, limit)).stream()
                .map(entry -> new Entry(
                        entry.seq(),
                        entry.item().seenAt(),
                        entry.item().kind() == Items.Kind.MESSAGE ? entry.item().message() : null))
                .toList();
    }

    @Override
    public Optional<Opening> opening(ExternalId conversation) {
        String key = conversation.key();
        return store.read(tx -> {
            Optional<Conversation> known = new Conversations(tx).find(key);
            List<Entries.Entry> first = new Entries(tx).behind(key, 0, 1);
            if (known.isEmpty() || first.isEmpty()) {
                return Optional.empty();
            }
            String author = first.get(0).item().message().author().key();
            return new Profiles(tx).find(author).map(person -> new Opening(known.get(), person.profile()));
        });
    }

    @Override
    public OptionalInt queuePosition(ExternalId conversation) {
        String key = conversation.key();
        OptionalInt known = line.place(key);
        if (known.isPresent()) {
            return known;
        }
        Optional<Integer> counted = store.read(tx -> new Conversations(tx).place(key));
        return counted.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    @Override
    public Optional<Duration> expectedWait(String accountId, int place) {
        return line.usual(accountId).map(usual -> usual.multipliedBy(place));
    }

    @Override
    public int waiting(String accountId) {
        return line.length(accountId);
    }

    @Override
    public Subscription listenToQueue(ExternalId conversation, Runnable hint) {
        return line.listenToMoves(conversation.key(), hint)::run;
    }

    @Override
    public Subscription listen(ExternalId conversation, Runnable hint) {
        String key = conversation.key();
        Runnable noMoreEntries = hints.listen(Hints.conversation(key), hint);
        Runnable noMoreBeats = line.listenToBeats(key, hint);
        return () -> {
            noMoreEntries.run();
            noMoreBeats.run();
        };
    }
}
