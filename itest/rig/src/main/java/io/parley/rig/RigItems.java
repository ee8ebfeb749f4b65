// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.time.Instant;

/**
 * Makes changes of what the simulated channel tells.
 *
 * @param account whose channel it is
 */
record RigItems(String account) {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    Change read(JsonNode item) {
        if (item.path("broken").asBoolean()) {
            throw new IllegalArgumentException("the item cannot be read");
        }
        ExternalId id = idOf(item.path("id").asText());
        if (item.path("removed").asBoolean()) {
            return item.has("revision")
                    ? new Change.MessageRemoved(id, item.path("revision").asLong())
                    : new Change.MessageRemoved(id);
        }
        ExternalId person = idOf(item.path("person").asText());
        ExternalId conversation = idOf(item.path("conversation").asText());
        Message.Builder message = Message.of(id)
                .conversation(conversation)
                .author(person)
                .direction(item.path("outbound").asBoolean() ? Direction.OUTBOUND : Direction.INBOUND)
                .text(item.path("text").asText())
                .sentAt(Instant.parse(item.path("sentAt").asText()));
        if (item.has("revision")) {
            message.revision(item.path("revision").asLong());
        }
        if (item.has("inReplyTo")) {
            message.inReplyTo(idOf(item.path("inReplyTo").asText()));
        }
        return new Change.MessageSeen(
                message.build(),
                SocialProfile.of(person)
                        .displayName("Person " + person.id())
                        .observedAt(LONG_AGO)
                        .build(),
                Conversation.of(conversation, ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                        .startedAt(LONG_AGO)
                        .build());
    }

    ExternalId idOf(String id) {
        return new ExternalId("rig", account, id);
    }
}
