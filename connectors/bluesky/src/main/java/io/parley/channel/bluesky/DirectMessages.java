// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.SecondLook;
import io.parley.spi.channel.Watermark;
import io.parley.spi.http.ApiResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
        Watermark read = Watermark.of(request);
        List<ChatMessage> unread = unread(read).stream()
                .sorted(Comparator.comparing(ChatMessage::mark))
                .toList();
        List<ChatMessage> taken = unread.subList(0, Math.min(request.limit(), unread.size()));
        Map<String, JsonNode> people = senders(taken);
        String self = taken.isEmpty() ? "" : network.self();
        Page.Builder page = Page.builder().more(taken.size() < unread.size());
        for (ChatMessage message : taken) {
            if (message.isWanted()) {
                page.read(message.name(), message.view(), () -> message.seen(people, self));
            }
        }
        List<Watermark.Mark> marks = taken.stream().map(ChatMessage::mark).toList();
        return page.build(read.after(marks, Lists.OVERLAP, Instant.now()).toCursor());
    }

    private List<ChatMessage> unread(Watermark read) throws SyncException, InterruptedException {
        List<ChatMessage> unread = new ArrayList<>();
        String place = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            ApiResponse answer = chat.conversations(MOST_CONVERSATIONS, place);
            int before = unread.size();
            for (ChatMessage last : lasts(answer)) {
                if (read.lacks(last.mark())) {
                    history(last.conversation(), read.floor()).map(Chat.History::messages).orElse(List.of()).stream()
                            .filter(message -> read.lacks(message.mark()))
                            .forEach(unread::add);
                }
            }
            String next = answer.json().path("cursor").asText("");
            if (unread.size() == before || next.isEmpty() || next.equals(place)) {
                break;
            }
            place = next;
        }
        return unread;
    }

    /** The last messages of the conversations of two in which something was said. */
    private static List<ChatMessage> lasts(ApiResponse answer) throws SyncException.Transient {
        List<ChatMessage> lasts = new ArrayList<>();
        for (JsonNode conversation : answer.list("convos")) {
            String id = conversation.path("id").asText("");
            if (id.isEmpty()) {
                throw new SyncException.Transient("The chat service listed a conversation without its id", false, null);
            }
            JsonNode last = conversation.path("lastMessage");
            boolean group = conversation.path("kind").path("$type").asText("").endsWith("#groupConvo");
            if (!group && !last.isMissingNode()) {
                lasts.add(
                        new ChatMessage(id, last, Untrusted.time(last, "sentAt").orElseGet(Instant::now)));
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
        Map<String, ChatMessage> there = new HashMap<>();
        history.messages().forEach(message -> there.putIfAbsent(message.name(), message));
        List<Change.MessageSeen> looked = known.stream()
                .filter(seen ->
                        history.whole() || there.containsKey(seen.subject().id()))
                .toList();
        there.values().removeIf(ChatMessage::isDeleted);
        there.keySet()
                .retainAll(looked.stream().map(seen -> seen.subject().id()).toList());
        Map<String, JsonNode> people = senders(there.values());
        String self = there.isEmpty() ? "" : network.self();
        return SecondLook.compare(looked, there, (message, seen) -> message.seen(people, self));
    }

    private Map<String, JsonNode> senders(Collection<ChatMessage> messages) throws SyncException, InterruptedException {
        return network.people(messages.stream().map(ChatMessage::sender).toList());
    }
}
