// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;

/** Says a write in the words of the {@link Register}. */
final class RegisterWrite implements CrmWrite.Visitor<ObjectNode> {

    @Override
    public ObjectNode putContact(CrmWrite.PutContact write) {
        return of(write, "contact")
                .put("name", write.profile().displayName())
                .put("handle", write.profile().handle().orElse(""));
    }

    @Override
    public ObjectNode putConversation(CrmWrite.PutConversation write) {
        return of(write, "case").put("name", write.subject());
    }

    @Override
    public ObjectNode putMessage(CrmWrite.PutMessage write) {
        return in(write.conversation(), of(write, "message"))
                .put("text", write.message().text())
                .put("inbound", write.message().direction() == Direction.INBOUND)
                .put("opens", write.reopens());
    }

    @Override
    public ObjectNode removeMessage(RemoveMessage write) {
        return in(write.conversation(), of(write, "message")).put("text", "(removed)");
    }

    @Override
    public ObjectNode putNote(PutNote write) {
        return in(write.conversation(), of(write, "note")).put("text", write.text());
    }

    private static ObjectNode of(CrmWrite write, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("key", write.key())
                .put("ref", write.ref().map(CrmRef::id).orElse(null));
    }

    private static ObjectNode in(Parent parent, ObjectNode json) {
        return json.put("in", parent.ref().map(CrmRef::id).orElse(null)).put("inKey", parent.key());
    }
}
