// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.Watermark;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A direct message as the chat service lists it.
 *
 * @param conversation where it stands
 * @param view what the service says of it
 * @param at when it was sent
 */
record ChatMessage(String conversation, JsonNode view, Instant at) {

    private static final String REALM = "api.bsky.chat";
    private static final String PAGES = "https://bsky.app/messages/";

    /** Its own name; one without an id is named by what it is, so that it can be rejected once. */
    String name() {
        return id(view).map(id -> conversation + "/" + id)
                .orElseGet(() ->
                        "unnamed message " + Integer.toHexString(view.toString().hashCode()));
    }

    boolean isDeleted() {
        return view.path("$type").asText("").endsWith("#deletedMessageView");
    }

    Watermark.Mark mark() {
        return new Watermark.Mark(at, name());
    }

    /** Whether it is to be read: what was deleted, and what the service itself says, is not. */
    boolean isWanted() {
        return !isDeleted() && !view.path("$type").asText("").endsWith("#systemMessageView");
    }

    String sender() {
        return view.path("sender").path("did").asText("");
    }

    String text() {
        return view.path("text").asText("");
    }

    /**
     * In the words of the agent.
     *
     * @param people known people by DID
     * @param self the DID of the account
     */
    Change.MessageSeen seen(Map<String, JsonNode> people, String self) {
        if (id(view).isEmpty() || !view.path("text").isTextual()) {
            throw new IllegalArgumentException("The message has no id or no text");
        }
        SocialProfile author = ProfileMapper.profile(people.getOrDefault(sender(), view.path("sender")));
        Conversation talk = Conversation.of(id(conversation), ConversationKind.DIRECT, Visibility.PRIVATE)
                .page(Untrusted.link(PAGES + conversation).orElse(null))
                .startedAt(sentAt())
                .build();
        Message.Builder message = Message.of(id(name()))
                .conversation(talk.id())
                .author(author.id())
                .direction(sender().equals(self) ? Direction.OUTBOUND : Direction.INBOUND)
                .visibility(Visibility.PRIVATE)
                .text(Untrusted.text(RichText.plain(view), Message.MAX_TEXT_LENGTH))
                .inReplyTo(id(view.path("replyTo"))
                        .map(id -> id(conversation + "/" + id))
                        .orElse(null))
                .sentAt(sentAt());
        Embeds.attachments(view.path("embed")).forEach(message::attachment);
        return new Change.MessageSeen(message.build(), author, talk);
    }

    /** What it is to whoever sent it; empty if it has no id. */
    Optional<SendReceipt> receipt() {
        return id(view).map(id -> new SendReceipt(id(name()), at, null));
    }

    private Instant sentAt() {
        return Instant.parse(view.path("sentAt").asText());
    }

    private static Optional<String> id(JsonNode view) {
        return Optional.of(view.path("id").asText("")).filter(id -> !id.isEmpty());
    }

    private static ExternalId id(String name) {
        return new ExternalId(BlueskyConnector.CHANNEL, REALM, name);
    }
}
