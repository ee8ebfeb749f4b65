// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.ContactPoint;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes as records of Salesforce. */
final class RecordJson {

    static final String CONTACT = "Contact";
    static final String CASE = "Case";
    static final String PROFILE = "Parley_Profile__c";
    static final String MESSAGE = "Parley_Message__c";
    static final String COMMENT = "CaseComment";
    static final String KEY = "Parley_Key__c";

    private static final String REMOVED = "(removed by its author)";
    private static final int NOTE_BYTES = 3_800;
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,40}@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern MARKED = Pattern.compile("(?s).*\\n\\[parley:[!-~]{1,100}]\\s*");

    private final String origin;

    RecordJson(String origin) {
        this.origin = origin;
    }

    /** {@return a new contact} */
    ObjectNode contact(CrmWrite.PutContact write) {
        String name = name(write.profile(), write.key());
        int space = name.lastIndexOf(' ');
        ObjectNode json = begin(CONTACT, write).put("LastName", Untrusted.text(name.substring(space + 1), 80));
        if (space > 0) {
            json.put("FirstName", Untrusted.text(name.substring(0, space), 40));
        }
        point(write, ContactPoint.Kind.EMAIL)
                .filter(email -> email.length() <= 80 && EMAIL.matcher(email).matches())
                .ifPresent(email -> json.put("Email", email));
        point(write, ContactPoint.Kind.PHONE).ifPresent(phone -> json.put("Phone", Untrusted.text(phone, 40)));
        return json;
    }

    /** {@return the profile of a contact} */
    ObjectNode profile(CrmWrite.PutContact write) {
        SocialProfile profile = write.profile();
        ObjectNode json = object(PROFILE)
                .put(KEY, write.key())
                .put("Name", Untrusted.text(name(profile, write.key()), 80))
                .put("Handle__c", Untrusted.text(profile.handle().orElse(""), 255))
                .put("Channel__c", profile.id().channel())
                .put("Page__c", address(profile.page()))
                .put("Avatar__c", address(profile.avatar()))
                .put("Bio__c", Untrusted.text(profile.bio().orElse(""), 32_000))
                .put("Location__c", Untrusted.text(profile.location().orElse(""), 255))
                .put("Verified__c", profile.verified())
                .put("Followers__c", count(profile.followers()))
                .put("Following__c", count(profile.following()));
        return link(
                json,
                "Contact__c",
                "Contact__r",
                new Parent(write.key(), write.ref().orElse(null)));
    }

    /** {@return a new case} */
    ObjectNode conversation(CrmWrite.PutConversation write) {
        ObjectNode json = begin(CASE, write)
                .put("Subject", Untrusted.text(write.subject(), 255))
                .put("Origin", origin);
        return link(json, "ContactId", "Contact", write.contact());
    }

    /** {@return a message; once it is known, people may have moved it, so its parents are left alone} */
    ObjectNode message(CrmWrite.PutMessage write) {
        Message message = write.message();
        boolean inbound = message.direction() == Direction.INBOUND;
        String text = text(message);
        ObjectNode json = begin(MESSAGE, write)
                .put("Name", Untrusted.text(text.strip().replaceAll("\\s+", " "), 80))
                .put("Text__c", Untrusted.text(text, 131_072))
                .put(
                        "Author__c",
                        Untrusted.text(name(write.author(), message.author().key()), 255))
                .put("Direction__c", inbound ? "Inbound" : "Outbound")
                .put(
                        "Sent_At__c",
                        message.sentAt().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("Page__c", address(message.page()))
                .put("Channel__c", message.id().channel())
                .put("Revision__c", write.revision())
                .put("Removed__c", false);
        if (write.ref().isEmpty()) {
            link(json, "Case__c", "Case__r", write.conversation());
        }
        if (write.ref().isEmpty() && inbound) {
            json.putObject("Profile__r").put(KEY, write.contact().key());
        }
        return json;
    }

    /** {@return a message that is gone} */
    ObjectNode removal(RemoveMessage write) {
        ObjectNode json = begin(MESSAGE, write)
                .put("Removed__c", true)
                .put("Name", REMOVED)
                .put("Text__c", REMOVED);
        return write.ref().isEmpty() ? link(json, "Case__c", "Case__r", write.conversation()) : json;
    }

    /** {@return an internal comment} */
    ObjectNode note(CrmWrite.PutNote write) {
        String text = Untrusted.text(write.text(), NOTE_BYTES);
        while (text.getBytes(StandardCharsets.UTF_8).length > NOTE_BYTES) {
            text = Untrusted.text(text, text.length() * 3 / 4);
        }
        ObjectNode json =
                object(COMMENT).put("IsPublished", false).put("CommentBody", text + "\n" + marker(write.key()));
        return link(json, "ParentId", "Parent", write.conversation());
    }

    /** {@return the last line of a note} */
    static String marker(String key) {
        return "[parley:" + key + "]";
    }

    /** {@return whether a comment is a note of Parley} */
    static boolean isNote(String comment) {
        return MARKED.matcher(comment).matches();
    }

    /** {@return a record of that type} */
    static ObjectNode object(String type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes").put("type", type);
        return json;
    }

    private static ObjectNode begin(String type, CrmWrite write) {
        return write.ref().map(ref -> object(type).put("id", ref.id())).orElseGet(() -> object(type)
                .put(KEY, write.key()));
    }

    private static ObjectNode link(ObjectNode json, String field, String relationship, Parent parent) {
        parent.ref().ifPresentOrElse(ref -> json.put(field, ref.id()), () -> json.putObject(relationship)
                .put(KEY, parent.key()));
        return json;
    }

    private static String name(SocialProfile profile, String otherwise) {
        return Stream.of(profile.displayName(), profile.handle().orElse(""), otherwise)
                .map(name -> Untrusted.line(name, 500))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> point(CrmWrite.PutContact write, ContactPoint.Kind kind) {
        return write.profile().best(kind).map(ContactPoint::value);
    }

    private static String text(Message message) {
        StringBuilder text = new StringBuilder(message.text());
        message.rating().ifPresent(stars -> text.insert(0, "Rating: " + stars.value() + " of " + stars.best() + "\n"));
        message.attachments().forEach(attachment -> text.append('\n').append(attachment.link()));
        return text.toString();
    }

    private static @Nullable String address(Optional<URI> address) {
        return address.map(URI::toString).filter(text -> text.length() <= 255).orElse(null);
    }

    private static @Nullable Long count(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : null;
    }
}
