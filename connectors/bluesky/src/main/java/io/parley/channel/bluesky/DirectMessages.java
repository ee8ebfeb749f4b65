// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the conversations of two. Nothing is read of those whose last message was read before, so that a look at which nothing
 * is new takes one call.
 *
 * @param chat where they are
 * @param network knows people
 */
record DirectMessages(Chat chat, Network network) {

    private static final int MOST_CONVERSATIONS = 50;
    private static final int MOST_PAGES = 200;

    /** What was not read yet, oldest first. */
    Page page(PullRequest request) throws SyncException, InterruptedException {
        Position position = Position.of(request);
        List<ChatMessage> unread = unread(position).stream()
                .sorted(Comparator.comparingLong(ChatMessage::at).thenComparing(ChatMessage::name))
                .toList();
        List<ChatMessage> taken = unread.subList(0, Math.min(request.limit(), unread.size()));
        Map<String, JsonNode> people = senders(taken);
        String self = taken.isEmpty() ? "" : network.self();
        Page.Builder page = Page.builder().more(taken.size() < unread.size());
        for (ChatMessage message : taken) {
            if (message.entry().wanted()) {
                page.read(message.name(), message.view(), () -> message.seen(people, self));
            }
        }
        List<Listing.Entry> read = taken.stream().map(ChatMessage::entry).toList();
        return page.build(position.after(read, List.of(), "").toCursor());
    }

    private List<ChatMessage> unread(Position position) throws SyncException, InterruptedException {
        List<ChatMessage> unread = new ArrayList<>();
        String place = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = chat.conversations(MOST_CONVERSATIONS, place);
            int before = unread.size();
            for (ChatMessage last : lasts(answer)) {
                if (position.lacks(last.entry())) {
                    history(last.conversation(), Instant.ofEpochMilli(position.floor()))
                            .map(Chat.History::messages)
                            .orElse(List.of())
                            .stream()
                            .filter(message -> position.lacks(message.entry()))
                            .forEach(unread::add);
                }
            }
            String next = answer.path("cursor").asText("");
            if (unread.size() == before || next.isEmpty() || next.equals(place)) {
                break;
            }
            place = next;
        }
        return unread;
    }

    /** The last messages of the conversations of two in which something was said. */
    private static List<ChatMessage> lasts(JsonNode answer) throws SyncException.Transient {
        List<ChatMessage> lasts = new ArrayList<>();
        for (JsonNode conversation : Network.list(answer, "convos")) {
            String id = conversation.path("id").asText("");
            if (id.isEmpty()) {
                throw new SyncException.Transient("The chat service listed a conversation without its id", false, null);
            }
            JsonNode last = conversation.path("lastMessage");
            boolean group = conversation.path("kind").path("$type").asText("").endsWith("#groupConvo");
            if (!group && !last.isMissingNode()) {
                long at = Listing.time(
                        last.path("sentAt").asText(""), Instant.now().toEpochMilli());
                lasts.add(new ChatMessage(id, last, at));
            }
        }
        return lasts;
    }

    /** What became of messages; nothing of conversations that the account has left. */
    List<Change> again(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        Map<String, List<Change.MessageSeen>> conversations = known.stream()
                .collect(Collectors.groupingBy(seen -> seen.conversation().id().id()));
        for (Map.Entry<String, List<Change.MessageSeen>> conversation : conversations.entrySet()) {
            Instant oldest = conversation.getValue().stream()
                    .map(seen -> seen.message().sentAt())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Optional<Chat.History> history = history(conversation.getKey(), oldest);
            if (history.isPresent()) {
                changes.addAll(compared(conversation.getValue(), history.get()));
            }
        }
        return changes;
    }

    /** The messages of a conversation, unless the account has left it. */
    private Optional<Chat.History> history(String conversation, Instant since)
            throws SyncException, InterruptedException {
        try {
            return Optional.of(chat.history(conversation, since));
        } catch (SyncException.RecordGone e) {
            return Optional.empty();
        }
    }

    private List<Change> compared(List<Change.MessageSeen> known, Chat.History history)
            throws SyncException, InterruptedException {
        Map<String, ChatMessage> listed = history.messages().stream()
                .collect(Collectors.toMap(ChatMessage::name, message -> message, (one, other) -> one));
        List<ChatMessage> there = known.stream()
                .map(seen -> listed.get(seen.subject().id()))
                .filter(message -> message != null && !message.isDeleted())
                .toList();
        Map<String, JsonNode> people = senders(there);
        String self = there.isEmpty() ? "" : network.self();
        List<Change> changes = new ArrayList<>();
        for (Change.MessageSeen seen : known) {
            ChatMessage message = listed.get(seen.subject().id());
            if (message == null ? history.whole() : message.isDeleted()) {
                changes.add(new Change.MessageRemoved(seen.subject()));
            } else if (message != null) {
                readable(message, people, self).ifPresent(changes::add);
            }
        }
        return changes;
    }

    /** A message that is there but cannot be read any more stays as it was. */
    private static Optional<Change> readable(ChatMessage message, Map<String, JsonNode> people, String self) {
        try {
            return Optional.of(message.seen(people, self));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Map<String, JsonNode> senders(Collection<ChatMessage> messages) throws SyncException, InterruptedException {
        return network.people(messages.stream().map(ChatMessage::sender).toList());
    }
}
