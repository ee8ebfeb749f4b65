// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes in and shows what was said, from memory: recognises messages by their ids, as the agent does. */
public final class MemoryDesk implements Inbox, Transcript {

    private final List<Change.@Nullable MessageSeen> seen = new CopyOnWriteArrayList<>();
    private final List<Runnable> hints = new CopyOnWriteArrayList<>();
    private boolean full;

    void becomeFull() {
        full = true;
    }

    /** {@return what was said, in its order} */
    public List<Message> messages() {
        return seen.stream()
                .filter(Objects::nonNull)
                .map(Change.MessageSeen::message)
                .toList();
    }

    @Override
    public void accept(String accountId, List<Change> changes) throws NotStoredException {
        if (full) {
            throw new NotStoredException("the disk is full", new IllegalStateException("full"));
        }
        for (Change change : changes) {
            Change.MessageSeen fresh = (Change.MessageSeen) change;
            boolean known = fresh.message().revision().isPresent()
                    && seen.stream()
                            .anyMatch(one -> one != null && one.subject().equals(change.subject()));
            if (!known) {
                seen.removeIf(one -> one != null && one.subject().equals(change.subject()));
                seen.add(fresh);
                hints.forEach(Runnable::run);
            }
        }
    }

    @Override
    public List<Entry> after(ExternalId conversation, long sequence, int limit) {
        List<Entry> entries = new ArrayList<>();
        for (int i = (int) sequence; i < seen.size() && entries.size() < limit; i++) {
            Change.MessageSeen said = seen.get(i);
            if (said == null) {
                entries.add(new Entry(i + 1, Instant.EPOCH, null));
            } else if (said.conversation().id().equals(conversation)) {
                entries.add(new Entry(i + 1, said.message().sentAt(), said.message()));
            }
        }
        return entries;
    }

    @Override
    public Optional<Opening> opening(ExternalId conversation) {
        return seen.stream()
                .filter(Objects::nonNull)
                .filter(one -> one.conversation().id().equals(conversation))
                .findFirst()
                .map(one -> new Opening(one.conversation(), one.author()));
    }

    @Override
    public OptionalInt queuePosition(ExternalId conversation) {
        return opening(conversation).isPresent() ? OptionalInt.of(1) : OptionalInt.empty();
    }

    @Override
    public Optional<Duration> expectedWait(String accountId, int place) {
        return Optional.of(Duration.ofSeconds(30L * place));
    }

    @Override
    public int waiting(String accountId) {
        return 2;
    }

    @Override
    public Subscription listenToQueue(ExternalId conversation, Runnable hint) {
        return () -> {};
    }

    @Override
    public Subscription listen(ExternalId conversation, Runnable hint) {
        hints.add(hint);
        return () -> hints.remove(hint);
    }

    /** The people of the CRM close the conversation. */
    void closeConversation() {
        seen.add(null);
    }

    /** How many listen. */
    int listeners() {
        return hints.size();
    }
}
