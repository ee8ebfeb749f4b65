// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.ContactPoint;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.util.regex.Pattern;

/** New contacts and cases, which are much the same in every mode. */
final class People {

    static final String CONTACT_FIELDS = "LastName FirstName Email Phone";
    static final String CASE_FIELDS = "Subject Origin Priority OwnerId";

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,40}@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");

    private final String origin;

    /** Makes cases of this origin. */
    People(String origin) {
        this.origin = origin;
    }

    /** {@return a contact without anything to know it by} */
    ObjectNode contact(CrmWrite.PutContact write) {
        String name = Words.name(write.profile(), write.key());
        int space = name.lastIndexOf(' ');
        ObjectNode json = Json.of(Json.CONTACT).put("LastName", Untrusted.cut(name.substring(space + 1), 80));
        if (space > 0) {
            json.put("FirstName", Untrusted.cut(name.substring(0, space), 40));
        }
        Words.point(write, ContactPoint.Kind.EMAIL)
                .filter(email -> email.length() <= 80 && EMAIL.matcher(email).matches())
                .ifPresent(email -> json.put("Email", email));
        Words.point(write, ContactPoint.Kind.PHONE).ifPresent(phone -> json.put("Phone", Untrusted.text(phone, 40)));
        return json;
    }

    /** {@return a case without anything to know it by} */
    ObjectNode conversation(CrmWrite.PutConversation write, Links links) {
        ObjectNode json = Json.of(Json.CASE)
                .put("Subject", Untrusted.text(write.subject(), 255))
                .put("Origin", origin);
        return links.put(json, "ContactId", "Contact", Json.CONTACT, write.contact());
    }

    /** {@return the contact of a write, as a parent} */
    static Parent parent(CrmWrite.PutContact write) {
        return new Parent(write.key(), write.ref().orElse(null));
    }
}
