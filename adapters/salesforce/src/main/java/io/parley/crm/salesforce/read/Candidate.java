// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.model.ContactPoint;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.util.List;
import java.util.function.Predicate;

/**
 * Somebody who may be meant.
 *
 * @param type of the record: a contact or a lead
 * @param id of the record
 * @param name as Salesforce shows it
 * @param email empty if there is none
 * @param phones as they are written
 * @param known whether it is known that a handle is theirs
 */
record Candidate(
        String type, String id, String name, String email, List<String> phones, Predicate<ContactQuestion> known) {

    /** {@return a contact that was read with these fields} */
    static Candidate of(JsonNode contact, List<String> fields, Predicate<ContactQuestion> known) {
        return new Candidate(
                contact.path("attributes").path("type").asText(Json.CONTACT),
                contact.path("Id").asText(),
                contact.path("Name").asText(),
                contact.hasNonNull("Email") ? contact.path("Email").asText() : "",
                fields.stream()
                        .filter(field -> field.endsWith("Phone") && contact.hasNonNull(field))
                        .map(field -> contact.path(field).asText())
                        .toList(),
                known);
    }

    /** {@return whether they have an address or a number that is asked for} */
    boolean hasPointOf(ContactQuestion question) {
        return question.points().stream().anyMatch(this::has);
    }

    private boolean has(ContactPoint point) {
        return point.kind() == ContactPoint.Kind.EMAIL
                ? point.value().equalsIgnoreCase(email)
                : phones.stream().anyMatch(phone -> PhoneDigits.of(phone).equals(PhoneDigits.of(point.value())));
    }

    /** {@return what the agent decides upon} */
    FoundContact found(ContactQuestion question) {
        FoundContact.Builder found = FoundContact.of(new CrmRef(type, id), name).handleKnown(known.test(question));
        if (!email.isEmpty()) {
            found.email(email);
        }
        phones.forEach(found::phone);
        return found.build();
    }
}
