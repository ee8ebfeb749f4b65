// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.Samples;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.time.Instant;
import java.util.List;

/** More messages of the first sample's person and case. */
final class More {

    private More() {}

    /** One more question in the case; refs are those of the first. */
    static List<CrmWrite> message(String id, String text, List<CrmRef> refs) {
        return List.of(of(id, text, Direction.INBOUND, refs));
    }

    /** The same after a try of which it is not known whether it was carried out. */
    static List<CrmWrite> doubtful(String id, String text, List<CrmRef> refs) {
        CrmWrite.PutMessage first =
                (CrmWrite.PutMessage) message(id, text, refs).get(0);
        return List.of(new CrmWrite.PutMessage(
                first.key(), null, true, first.conversation(), first.contact(), first.message(), first.author(), 1));
    }

    /** An answer of the company in the case. */
    static List<CrmWrite> answer(String id, String text, List<CrmRef> refs) {
        return List.of(of(id, text, Direction.OUTBOUND, refs));
    }

    private static CrmWrite of(String id, String text, Direction direction, List<CrmRef> refs) {
        Parent contact = new Parent(Samples.person("1").id().key(), refs.get(0));
        return message(id, text, direction, "1", contact, new Parent("case:1:1", refs.get(1)));
    }

    /** A message in a person's case, which may be made in the same batch. */
    static CrmWrite message(
            String id, String text, Direction direction, String person, Parent contact, Parent conversation) {
        boolean inbound = direction == Direction.INBOUND;
        Message message = Message.of(new ExternalId("lab", "messages", id))
                .conversation(Samples.conversation(person).id())
                .author(Samples.person(inbound ? person : "company").id())
                .direction(direction)
                .text(text)
                .sentAt(Instant.EPOCH)
                .build();
        return new CrmWrite.PutMessage(
                message.id().key(),
                null,
                false,
                conversation,
                contact,
                message,
                Samples.person(inbound ? person : "company"),
                1);
    }
}
