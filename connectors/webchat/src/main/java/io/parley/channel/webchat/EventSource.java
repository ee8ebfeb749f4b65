// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.model.Attachment;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.Transcript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to one browser about one conversation. Looks only where there may be news: that the line moves costs the
 * store nothing. For one thread at a time, but for the hints.
 */
final class EventSource {

    private static final int MOST = 100;
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Transcript transcript;
    private final Presence presence;
    private final VisitorFiles files;
    private final ExternalId conversation;
    private final AtomicBoolean said = new AtomicBoolean(true);
    private final AtomicBoolean moved = new AtomicBoolean(true);
    private final AtomicBoolean passing = new AtomicBoolean(true);
    private long told;
    private int place;
    private long seen;
    private @Nullable Instant typed;
    private boolean greeted;
    private long lastTold = System.nanoTime();

    /**
     * A source.
     *
     * @param told number of the last entry that the browser has
     */
    EventSource(Transcript transcript, Presence presence, VisitorFiles files, ExternalId conversation, long told) {
        this.transcript = transcript;
        this.presence = presence;
        this.files = files;
        this.conversation = conversation;
        this.told = told;
    }

    Transcript.Subscription listen(Runnable hint) {
        Transcript.Subscription entries = transcript.listen(conversation, () -> raise(said, hint));
        Transcript.Subscription moves = transcript.listenToQueue(conversation, () -> raise(moved, hint));
        Transcript.Subscription signs = presence.listen(conversation, () -> raise(passing, hint));
        return () -> {
            entries.close();
            moves.close();
            signs.close();
        };
    }

    private static void raise(AtomicBoolean flag, Runnable hint) {
        flag.set(true);
        hint.run();
    }

    /** The next events as bytes; empty when there is nothing to tell now. */
    byte[] next() {
        StringBuilder events = new StringBuilder(greeted ? "" : "retry: 2000\n\n");
        greeted = true;
        if (said.getAndSet(false)) {
            tellEntries(events);
        }
        if (moved.getAndSet(false)) {
            tellPlace(events);
        }
        if (passing.getAndSet(false)) {
            tellSigns(events);
        }
        if (events.length() == 0
                && Duration.ofNanos(System.nanoTime() - lastTold).compareTo(BEAT) >= 0) {
            events.append(":\n\n");
        }
        if (events.length() > 0) {
            lastTold = System.nanoTime();
        }
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void tellEntries(StringBuilder events) {
        List<Transcript.Entry> entries = transcript.after(conversation, told, MOST);
        for (Transcript.Entry entry : entries) {
            told = entry.sequence();
            events.append("id: ").append(told).append('\n');
            events.append(entry.message()
                    .map(message -> event("message", message(message)))
                    .orElse(event("closed", object())));
        }
        if (!entries.isEmpty()) {
            moved.set(true);
        }
        if (entries.size() == MOST) {
            said.set(true);
        }
    }

    private void tellPlace(StringBuilder events) {
        int now = transcript.queuePosition(conversation).orElse(0);
        if (now != place && now > 0) {
            ObjectNode data = object().put("position", now);
            transcript
                    .expectedWait(conversation.realm(), now)
                    .ifPresent(wait -> data.put("expectedWaitSeconds", wait.toSeconds()));
            events.append(event("queue", data));
        }
        place = now;
    }

    private void tellSigns(StringBuilder events) {
        long seenNow = presence.seenByRep(conversation).orElse(0);
        if (seenNow > seen) {
            seen = seenNow;
            events.append(event("seen", object().put("from", "agent").put("sequence", seen)));
        }
        Instant typedNow = presence.repTypedAt(conversation).orElse(null);
        if (typedNow != null && !typedNow.equals(typed)) {
            typed = typedNow;
            events.append(event("typing", object().put("from", "agent")));
        }
    }

    private ObjectNode message(Message message) {
        ObjectNode data = object().put("id", message.id().id())
                .put("from", message.direction() == Direction.INBOUND ? "visitor" : "agent")
                .put("text", message.text())
                .put("sentAt", message.sentAt().toString());
        message.rating().ifPresent(rating -> data.put("rating", rating.value()));
        ArrayNode attachments = data.putArray("attachments");
        for (Attachment attachment : message.attachments()) {
            attachments
                    .addObject()
                    .put("name", attachment.name().orElse("file"))
                    .put("mediaType", attachment.mediaType())
                    .put("link", files.forPages(attachment.link()).toString());
        }
        return data;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String event(String name, ObjectNode data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
