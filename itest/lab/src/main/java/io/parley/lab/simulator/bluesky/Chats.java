// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Direct messages between the brand and others, as they use them. */
public final class Chats {

    private final Object lock;
    private final Person brand;
    private final Posts posts;
    private final Map<String, Talk> talks = new LinkedHashMap<>();
    private Instant last = Instant.MIN;
    private int count;

    Chats(Object lock, Person brand, Posts posts) {
        this.lock = lock;
        this.brand = brand;
        this.posts = posts;
    }

    /**
     * Lets somebody write to the brand.
     *
     * @param replyTo the id of the message that is answered, null for none
     * @return the id of the message
     */
    public String says(Person who, String text, @Nullable String replyTo) {
        synchronized (lock) {
            return say(with(who), who, text, replyTo);
        }
    }

    /** Lets the brand write to somebody, in its app. */
    public String brandSays(Person to, String text) {
        synchronized (lock) {
            return say(with(to), brand, text, null);
        }
    }

    /** Lets somebody write into a group of which the brand is a member. */
    public String saysInGroup(Person who, String text) {
        synchronized (lock) {
            Talk group = talks.computeIfAbsent("group", id -> new Talk("3group", List.of(brand, who), true));
            return say(group, who, text, null);
        }
    }

    /** Lets the brand delete a message for itself. */
    public void deletes(String message) {
        synchronized (lock) {
            talks.values().stream()
                    .map(talk -> talk.find(message))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow()
                    .delete();
        }
    }

    /** Lets the brand leave the conversation with somebody. */
    public void leaves(Person who) {
        synchronized (lock) {
            talks.remove(who.did());
        }
    }

    /** Locks the conversation with somebody. */
    public void locks(Person who) {
        synchronized (lock) {
            with(who).lock();
        }
    }

    /** {@return the id of the conversation with somebody} */
    public String id(Person who) {
        synchronized (lock) {
            return with(who).id();
        }
    }

    /** {@return whether the brand has taken the conversation with somebody} */
    public boolean isAccepted(Person who) {
        synchronized (lock) {
            return with(who).isAccepted();
        }
    }

    /** {@return what the brand said to somebody, oldest first} */
    public List<String> said(Person to) {
        synchronized (lock) {
            return with(to).said().stream()
                    .filter(message -> message.sender() == brand)
                    .map(message -> message.input().path("text").asText())
                    .toList();
        }
    }

    /** Conversations, those first in which something was said last. */
    List<Talk> newestFirst() {
        return talks.values().stream()
                .filter(talk -> !talk.said().isEmpty())
                .sorted(Comparator.comparing(Talk::lastAt).reversed())
                .toList();
    }

    Talk get(String id) {
        return talks.values().stream()
                .filter(talk -> talk.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "InvalidConvo", "Invalid convo"));
    }

    /** Writes a message that was found right; no two are of the same moment. */
    Talk.Said write(Talk talk, Person sender, JsonNode input) {
        last = posts.now().isAfter(last) ? posts.now() : last.plusMillis(1);
        Talk.Said said = new Talk.Said(Identifiers.tid(last, count++), sender, input, last);
        talk.said().add(said);
        return said;
    }

    private String say(Talk talk, Person who, String text, @Nullable String replyTo) {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("text", text);
        if (replyTo != null) {
            talk.find(replyTo).orElseThrow(() -> new NoSuchElementException("no message is " + replyTo));
            input.putObject("replyTo").put("messageId", replyTo);
        }
        return write(talk, who, input).id();
    }

    private Talk with(Person who) {
        return talks.computeIfAbsent(
                who.did(), did -> new Talk(Identifiers.tid(posts.now(), count++), List.of(brand, who), false));
    }
}
