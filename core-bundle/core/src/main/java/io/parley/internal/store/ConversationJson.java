// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Visibility;
import java.time.Instant;

/** Conversations as they stand in the store. */
final class ConversationJson {

    private ConversationJson() {}

    static String write(Conversation conversation) {
        return Json.object(out -> {
            Json.id(out, "id", conversation.id());
            out.writeStringField("kind", conversation.kind().name());
            out.writeStringField("visibility", conversation.visibility().name());
            out.writeStringField("startedAt", conversation.startedAt().toString());
            Json.optional(out, "subject", conversation.subject());
            Json.optional(out, "page", conversation.page());
            Json.map(out, "attributes", conversation.attributes());
        });
    }

    static Conversation read(String text) {
        JsonNode in = Json.tree(text);
        Conversation.Builder conversation = Conversation.of(
                        Json.id(in.path("id")),
                        ConversationKind.valueOf(in.path("kind").asText()),
                        Visibility.valueOf(in.path("visibility").asText()))
                .startedAt(Instant.parse(in.path("startedAt").asText()))
                .subject(Json.text(in, "subject"))
                .page(Json.uri(in, "page"));
        in.path("attributes")
                .properties()
                .forEach(entry ->
                        conversation.attribute(entry.getKey(), entry.getValue().asText()));
        return conversation.build();
    }
}
