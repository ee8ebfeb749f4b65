// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

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

/** Makes changes of what the board tells, and misses whatever is not there. */
final class BoardNotes {

    static final String CHANNEL = "board";

    private BoardNotes() {}

    static Change read(JsonNode note) {
        ExternalId id = message(number(note, "id"));
        long revision = number(note, "revision");
        BoardNotes.number(note, "change");
        if (note.required("removed").booleanValue()) {
            return new Change.MessageRemoved(id, revision);
        }
        String by = text(note, "by");
        Instant at = Instant.parse(text(note, "at"));
        SocialProfile author = SocialProfile.of(new ExternalId(CHANNEL, "people", by))
                .displayName(by)
                .observedAt(at)
                .build();
        Conversation conversation = Conversation.of(
                        new ExternalId(CHANNEL, "threads", String.valueOf(number(note, "thread"))),
                        ConversationKind.PUBLIC_THREAD,
                        Visibility.PUBLIC)
                .startedAt(at)
                .build();
        JsonNode under = note.required("under");
        return new Change.MessageSeen(
                Message.of(id)
                        .conversation(conversation.id())
                        .author(author.id())
                        .direction(by.equals(Board.ACCOUNT) ? Direction.OUTBOUND : Direction.INBOUND)
                        .inReplyTo(under.isNull() ? null : message(number(note, "under")))
                        .text(text(note, "text"))
                        .sentAt(at)
                        .revision(revision)
                        .build(),
                author,
                conversation);
    }

    static ExternalId message(long id) {
        return new ExternalId(CHANNEL, "notes", String.valueOf(id));
    }

    static long number(JsonNode note, String field) {
        if (!note.path(field).isIntegralNumber()) {
            throw new IllegalArgumentException("a note must have a number as its " + field);
        }
        return note.path(field).longValue();
    }

    static String text(JsonNode note, String field) {
        if (!note.path(field).isTextual()) {
            throw new IllegalArgumentException("a note must have a text as its " + field);
        }
        return note.path(field).textValue();
    }
}
