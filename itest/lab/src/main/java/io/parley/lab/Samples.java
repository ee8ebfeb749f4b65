// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People, conversations and messages to test with; the same arguments always make the same. */
public final class Samples {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final String CHANNEL = "lab";

    private Samples() {}

    /** A person. */
    public static SocialProfile person(String id) {
        return SocialProfile.of(new ExternalId(CHANNEL, "people", id))
                .displayName("Person " + id)
                .handle("person-" + id)
                .observedAt(NOON)
                .build();
    }

    /** A conversation. */
    public static Conversation conversation(String id) {
        return Conversation.of(
                        new ExternalId(CHANNEL, "threads", id), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .startedAt(NOON)
                .build();
    }

    /** A message of a person in the conversation of the same id. */
    public static Message message(String id, String text) {
        return Message.of(new ExternalId(CHANNEL, "messages", id))
                .conversation(conversation(id).id())
                .author(person(id).id())
                .text(text)
                .sentAt(NOON)
                .build();
    }

    /** Three writes: a contact, a case, a message in it. */
    public static List<CrmWrite> question(String id, String text) {
        return question(id, text, false);
    }

    /** The same three writes, after a try of which it is not known whether it was carried out. */
    public static List<CrmWrite> doubtfulQuestion(String id, String text) {
        return question(id, text, true);
    }

    private static List<CrmWrite> question(String id, String text, boolean inDoubt) {
        Parent contact = new Parent(person(id).id().key(), null);
        Parent conversation = new Parent(caseKey(id), null);
        return List.of(
                new CrmWrite.PutContact(contact.key(), null, inDoubt, person(id)),
                new CrmWrite.PutConversation(caseKey(id), null, inDoubt, contact, conversation(id), "Question " + id),
                message(id, text, 1, inDoubt, conversation, contact, null));
    }

    /** One write: the message in a second revision; refs are those of {@link #question}. */
    public static List<CrmWrite> edit(String id, String text, List<CrmRef> refs) {
        Parent contact = new Parent(person(id).id().key(), refs.get(0));
        Parent conversation = new Parent(caseKey(id), refs.get(1));
        return List.of(message(id, text, 2, false, conversation, contact, refs.get(2)));
    }

    /** One write: the person of {@link #question}, whose name is another on the channel now. */
    public static List<CrmWrite> renamed(String id, String name, CrmRef ref) {
        SocialProfile profile = SocialProfile.of(person(id).id())
                .displayName(name)
                .handle("person-" + id)
                .observedAt(NOON.plusSeconds(1))
                .build();
        return List.of(new CrmWrite.PutContact(profile.id().key(), ref, false, profile));
    }

    /** One write: something more in the conversation of {@link #question}. */
    public static List<CrmWrite> more(String id, String text, Direction direction, List<CrmRef> refs, String toId) {
        SocialProfile author = person(toId);
        Message message = Message.of(new ExternalId(CHANNEL, "messages", id))
                .conversation(conversation(toId).id())
                .author(author.id())
                .direction(direction)
                .text(text)
                .sentAt(NOON.plusSeconds(60))
                .build();
        Parent contact = new Parent(author.id().key(), refs.get(0));
        Parent conversation = new Parent(caseKey(toId), refs.get(1));
        return List.of(
                new CrmWrite.PutMessage(message.id().key(), null, false, conversation, contact, message, author, 1));
    }

    /** One write: the message is gone; refs are those of {@link #question}. */
    public static List<CrmWrite> removal(String id, List<CrmRef> refs) {
        Parent conversation = new Parent(caseKey(id), refs.get(1));
        return List.of(new RemoveMessage(message(id, "").id().key(), refs.get(2), false, conversation));
    }

    /** One write: a note to the reps in a case. */
    public static List<CrmWrite> note(String id, CrmRef caseRef, String text) {
        return note(id, caseRef, text, false);
    }

    /** The same note, after a try of which it is not known whether it was carried out. */
    public static List<CrmWrite> doubtfulNote(String id, CrmRef caseRef, String text) {
        return note(id, caseRef, text, true);
    }

    private static List<CrmWrite> note(String id, CrmRef caseRef, String text, boolean inDoubt) {
        return List.of(new PutNote("note:" + id, inDoubt, new Parent(caseKey(id), caseRef), text));
    }

    private static String caseKey(String id) {
        return "case:" + id + ":1";
    }

    private static CrmWrite message(
            String id,
            String text,
            long revision,
            boolean inDoubt,
            Parent conversation,
            Parent contact,
            @Nullable CrmRef ref) {
        Message message = message(id, text);
        return new CrmWrite.PutMessage(
                message.id().key(), ref, inDoubt, conversation, contact, message, person(id), revision);
    }
}
