// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.ContactPoint;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.util.List;
import java.util.regex.Pattern;

/** New contacts and cases, which are much the same in every mode. */
final class People {

    static final String CONTACT_FIELDS = "LastName FirstName Email Phone";
    static final String CASE_FIELDS = "Subject Origin Priority OwnerId ParentId";

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,40}@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");

    private static final String NO_COMPANY = "[not provided]";

    private final String origin;
    private final String type;

    /**
     * Makes people and cases.
     *
     * @param origin of the cases
     * @param type of which object new people are
     */
    People(String origin, String type) {
        this.origin = origin;
        this.type = type;
    }

    /** {@return of which object new people are} */
    String type() {
        return type;
    }

    /** {@return what people take, with something essential besides} */
    List<Needed> needs(String essential) {
        Needed contact = Needed.of(Json.CONTACT, essential, CONTACT_FIELDS);
        return type.equals(Json.LEAD)
                ? List.of(contact, Needed.of(Json.LEAD, essential, CONTACT_FIELDS + " Company"))
                : List.of(contact);
    }

    /** {@return a contact or lead without anything to know it by} */
    ObjectNode contact(CrmWrite.PutContact write) {
        String name = Words.name(write.profile(), write.key());
        int space = name.lastIndexOf(' ');
        ObjectNode json = Json.of(type).put("LastName", Untrusted.cut(name.substring(space + 1), 80));
        if (space > 0) {
            json.put("FirstName", Untrusted.cut(name.substring(0, space), 40));
        }
        if (type.equals(Json.LEAD)) {
            json.put("Company", NO_COMPANY);
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
        write.former().ifPresent(former -> json.put("ParentId", former.id()));
        return called(json, write.contact(), links);
    }

    /** {@return a case with its contact; leads cannot have cases, so theirs have none} */
    ObjectNode called(ObjectNode aCase, Parent contact, Links links) {
        return links.isLead(contact, type)
                ? aCase.putNull("ContactId")
                : links.put(aCase, "ContactId", "Contact", Json.CONTACT, contact);
    }

    /** {@return the contact of a write, as a parent} */
    static Parent parent(CrmWrite.PutContact write) {
        return new Parent(write.key(), write.ref().orElse(null));
    }
}
