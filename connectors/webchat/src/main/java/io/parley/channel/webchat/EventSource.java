// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.channel.Transcript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What is to be told to one browser about one conversation, from the transcript. For one thread at a time. */
final class EventSource {

    private static final int MOST = 100;
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Transcript transcript;
    private final ExternalId conversation;
    private long told;
    private int place;
    private boolean greeted;
    private long lastTold = System.nanoTime();

    /**
     * A source.
     *
     * @param told number of the last entry that the browser has
     */
    EventSource(Transcript transcript, ExternalId conversation, long told) {
        this.transcript = transcript;
        this.conversation = conversation;
        this.told = told;
    }

    Transcript.Subscription listen(Runnable hint) {
        return transcript.listen(conversation, hint);
    }

    /** The next events as bytes; empty when there is nothing to tell now. */
    byte[] next() {
        StringBuilder events = new StringBuilder(greeted ? "" : "retry: 2000\n\n");
        greeted = true;
        List<Transcript.Entry> entries = transcript.after(conversation, told, MOST);
        for (Transcript.Entry entry : entries) {
            told = entry.sequence();
            events.append("id: ").append(told).append('\n');
            events.append(entry.message().map(EventSource::said).orElse("event: closed\ndata: {}\n\n"));
        }
        OptionalInt waiting = transcript.queuePosition(conversation);
        if (waiting.orElse(0) != place) {
            place = waiting.orElse(0);
            if (place > 0) {
                events.append("event: queue\ndata: {\"position\":")
                        .append(place)
                        .append("}\n\n");
            }
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

    private static String said(Message message) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id().id())
                .put("from", message.direction() == Direction.INBOUND ? "visitor" : "agent")
                .put("text", message.text())
                .put("sentAt", message.sentAt().toString());
        return "event: message\ndata: " + data + "\n\n";
    }
}
