// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Attachment;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes as the door reads them. */
final class WriteJson implements CrmWrite.Visitor<ObjectNode> {

    @Override
    public ObjectNode putContact(CrmWrite.PutContact write) {
        SocialProfile profile = write.profile();
        ObjectNode json = begin("contact", write);
        json.putObject("profile")
                .put("channel", profile.id().channel())
                .put("name", nameOf(profile))
                .put("handle", profile.handle().orElse(null))
                .put("url", text(profile.page()))
                .put("bio", profile.bio().orElse(null))
                .put("location", profile.location().orElse(null))
                .put(
                        "followers",
                        profile.followers().isPresent() ? profile.followers().getAsLong() : null)
                .put("verified", profile.verified())
                .put("email", reached(profile, ContactPoint.Kind.EMAIL))
                .put("phone", reached(profile, ContactPoint.Kind.PHONE));
        ArrayNode others = json.putArray("separatedFrom");
        write.separatedFrom().forEach(other -> others.add(other.id()));
        return json;
    }

    @Override
    public ObjectNode putConversation(CrmWrite.PutConversation write) {
        Conversation conversation = write.conversation();
        ObjectNode json = begin("case", write)
                .put("channel", conversation.id().channel())
                .put("form", conversation.kind().name().toLowerCase(Locale.ROOT))
                .put("subject", write.subject())
                .put("url", text(conversation.page()))
                .put("former", write.former().map(CrmRef::id).orElse(null));
        json.set("contact", parent(write.contact()));
        return json;
    }

    @Override
    public ObjectNode putMessage(CrmWrite.PutMessage write) {
        Message message = write.message();
        ObjectNode json = begin("message", write)
                .put("revision", write.revision())
                .put("from", nameOf(write.author()))
                .put("direction", message.direction().name().toLowerCase(Locale.ROOT))
                .put("text", message.text())
                .put("at", message.sentAt().toString())
                .put("url", text(message.page()))
                .put("reopens", write.reopens());
        message.rating()
                .ifPresent(rating ->
                        json.putObject("rating").put("value", rating.value()).put("best", rating.best()));
        ArrayNode attachments = json.putArray("attachments");
        message.attachments().forEach(attachment -> describe(attachment, attachments.addObject()));
        json.set("case", parent(write.conversation()));
        return json;
    }

    @Override
    public ObjectNode removeMessage(RemoveMessage write) {
        ObjectNode json = begin("removal", write);
        json.set("case", parent(write.conversation()));
        return json;
    }

    @Override
    public ObjectNode putNote(PutNote write) {
        ObjectNode json = begin("note", write).put("text", write.text());
        json.set("case", parent(write.conversation()));
        return json;
    }

    @Override
    public ObjectNode moveConversation(MoveConversation write) {
        ObjectNode json = begin("move", write);
        json.set("contact", parent(write.contact()));
        return json;
    }

    @Override
    public ObjectNode changeFields(ChangeFields write) {
        String record =
                switch (write.record()) {
                    case CONTACT -> "contact";
                    case CONVERSATION -> "case";
                    default -> "message";
                };
        return begin("fields", write).put("record", record);
    }

    private static ObjectNode begin(String kind, CrmWrite write) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("kind", kind).put("key", write.key());
        write.ref().ifPresent(ref -> json.put("id", ref.id()));
        if (!write.fields().isEmpty()) {
            ObjectNode atFirst = write.fields().forNew();
            ObjectNode always = write.fields().always();
            json.putObject("fields").<ObjectNode>set("atFirst", atFirst).set("always", always);
        }
        return json;
    }

    private static ObjectNode parent(Parent parent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", parent.key());
        parent.ref().ifPresent(ref -> json.put("id", ref.id()));
        return json;
    }

    private static void describe(Attachment attachment, ObjectNode json) {
        String label = attachment.name().or(attachment::description).orElse(attachment.mediaType());
        json.put("url", attachment.link().toString()).put("label", label);
    }

    private static String nameOf(SocialProfile profile) {
        return profile.displayName().isBlank() ? profile.handle().orElse("") : profile.displayName();
    }

    private static @Nullable String reached(SocialProfile profile, ContactPoint.Kind kind) {
        return profile.best(kind).map(ContactPoint::value).orElse(null);
    }

    private static @Nullable String text(Optional<URI> address) {
        return address.map(URI::toString).orElse(null);
    }
}
