// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;
import java.util.Locale;

/** Says a write in the simulated CRM's words. */
final class RigWrites implements CrmWrite.Visitor<ObjectNode> {

    @Override
    public ObjectNode putContact(CrmWrite.PutContact write) {
        return begin(write).put("name", write.profile().displayName());
    }

    @Override
    public ObjectNode putConversation(CrmWrite.PutConversation write) {
        ObjectNode json = begin(write)
                .put("subject", write.subject())
                .put("conversation", write.conversation().id().key());
        return json.set("contact", parent(write.contact()));
    }

    @Override
    public ObjectNode putMessage(CrmWrite.PutMessage write) {
        Message message = write.message();
        ObjectNode json = begin(write)
                .put("conversation", message.conversation().key())
                .put("author", message.author().key())
                .put("outbound", message.direction() == Direction.OUTBOUND)
                .put("revision", write.revision())
                .put("text", message.text());
        json.set("contact", parent(write.contact()));
        return json.set("case", parent(write.conversation()));
    }

    @Override
    public ObjectNode removeMessage(RemoveMessage write) {
        return begin(write).set("case", parent(write.conversation()));
    }

    @Override
    public ObjectNode putNote(PutNote write) {
        return begin(write).put("text", write.text()).set("case", parent(write.conversation()));
    }

    private static ObjectNode begin(CrmWrite write) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", write.kind().name().toLowerCase(Locale.ROOT))
                .put("key", write.key());
        write.ref().map(CrmRef::id).ifPresent(id -> json.put("ref", id));
        return json;
    }

    private static ObjectNode parent(Parent parent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", parent.key());
        parent.ref().map(CrmRef::id).ifPresent(id -> json.put("ref", id));
        return json;
    }
}
