// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
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

/** Writes of all kinds, for CRMs that answer anything. */
public final class Batch {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Batch() {}

    /** {@return one of each, with parents that stand in the same batch, some of them in doubt} */
    public static List<CrmWrite> all() {
        SocialProfile anna = SocialProfile.of(id("anna"))
                .displayName("Anna")
                .observedAt(NOON)
                .build();
        Conversation thread = Conversation.of(id("thread"), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .startedAt(NOON)
                .build();
        Message message = Message.of(id("message"))
                .conversation(thread.id())
                .author(anna.id())
                .text("Hello")
                .sentAt(NOON)
                .build();
        Parent contact = new Parent("anna", null);
        Parent lead = new Parent("case:1", null);
        return List.of(
                new CrmWrite.PutContact("anna", null, false, anna),
                new CrmWrite.PutContact("anna again", new CrmRef("res.partner", "17"), false, anna),
                new CrmWrite.PutConversation("case:1", null, true, contact, thread, "Hello"),
                new CrmWrite.PutMessage("message", null, true, lead, contact, message, anna, 1),
                new PutNote("note", true, lead, "An answer was refused."),
                new RemoveMessage("gone", new CrmRef("mail.message", "18"), false, lead));
    }

    private static ExternalId id(String id) {
        return new ExternalId("lab", "fuzz", id);
    }
}
