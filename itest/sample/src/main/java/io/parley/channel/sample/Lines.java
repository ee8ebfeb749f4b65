// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.time.Instant;

/**
 * Makes messages of lines.
 *
 * @param account whose lines they are
 */
record Lines(String account) {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    Change read(JsonNode line) {
        if (!line.path("text").isTextual()) {
            throw new IllegalArgumentException("a line must have a text");
        }
        ExternalId id = idOf(line.path("id").asText());
        ExternalId person =
                new ExternalId("sample", account, "person-" + line.path("id").asText());
        Message message = Message.of(id)
                .conversation(id)
                .author(person)
                .text(line.path("text").textValue())
                .sentAt(LONG_AGO)
                .revision(1)
                .build();
        return new Change.MessageSeen(
                message,
                SocialProfile.of(person)
                        .displayName("Reader")
                        .observedAt(LONG_AGO)
                        .build(),
                Conversation.of(id, ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                        .startedAt(LONG_AGO)
                        .build());
    }

    ExternalId idOf(String line) {
        return new ExternalId("sample", account, line);
    }
}
