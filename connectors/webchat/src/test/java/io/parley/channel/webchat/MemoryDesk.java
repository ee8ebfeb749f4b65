// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes in and shows what was said, from memory: recognises messages by their ids, as the agent does. */
final class MemoryDesk implements Inbox, Transcript {

    private final List<Change.MessageSeen> seen = new ArrayList<>();
    private boolean full;

    void becomeFull() {
        full = true;
    }

    List<Message> messages() {
        return seen.stream().map(Change.MessageSeen::message).toList();
    }

    @Override
    public void accept(String accountId, List<Change> changes) throws NotStoredException {
        if (full) {
            throw new NotStoredException("the disk is full", new IllegalStateException("full"));
        }
        for (Change change : changes) {
            boolean known = seen.stream().anyMatch(one -> one.subject().equals(change.subject()));
            if (!known) {
                seen.add((Change.MessageSeen) change);
            }
        }
    }

    @Override
    public List<Entry> after(ExternalId conversation, long sequence, int limit) {
        List<Entry> entries = new ArrayList<>();
        for (int i = (int) sequence; i < seen.size() && entries.size() < limit; i++) {
            if (seen.get(i).conversation().id().equals(conversation)) {
                entries.add(new Entry(i + 1, Instant.EPOCH, seen.get(i).message()));
            }
        }
        return entries;
    }

    @Override
    public Optional<Opening> opening(ExternalId conversation) {
        return seen.stream()
                .filter(one -> one.conversation().id().equals(conversation))
                .findFirst()
                .map(one -> new Opening(one.conversation(), one.author()));
    }

    @Override
    public OptionalInt queuePosition(ExternalId conversation) {
        return opening(conversation).isPresent() ? OptionalInt.of(1) : OptionalInt.empty();
    }

    @Override
    public Subscription listen(ExternalId conversation, Runnable hint) {
        return () -> {};
    }
}
