// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.util.ArrayList;
import java.util.List;

/** Questions for people, and their answers, as the door speaks. */
final class QuestionJson {

    private QuestionJson() {}

    static ObjectNode write(List<ContactQuestion> questions) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("questions");
        for (ContactQuestion question : questions) {
            ObjectNode json = list.addObject()
                    .put("channel", question.profile().channel())
                    .put("handle", question.handle().orElse(null));
            ArrayNode emails = json.putArray("emails");
            ArrayNode phones = json.putArray("phones");
            for (ContactPoint point : question.points()) {
                (point.kind() == ContactPoint.Kind.EMAIL ? emails : phones).add(point.value());
            }
        }
        return body;
    }

    static List<List<FoundContact>> read(List<ContactQuestion> questions, JsonNode results) throws SyncException {
        if (results.size() != questions.size()) {
            throw new SyncException.Transient("The sandbox CRM did not answer all questions", false, null);
        }
        List<List<FoundContact>> answers = new ArrayList<>();
        for (JsonNode result : results) {
            List<FoundContact> found = new ArrayList<>();
            result.forEach(contact -> found.add(contact(contact)));
            answers.add(found);
        }
        return answers;
    }

    private static FoundContact contact(JsonNode json) {
        CrmRef ref = new CrmRef(json.path("type").asText(), json.path("id").asText());
        FoundContact.Builder contact = FoundContact.of(ref, json.path("name").asText())
                .handleKnown(json.path("handleKnown").asBoolean());
        json.path("emails").forEach(email -> contact.email(email.asText()));
        json.path("phones").forEach(phone -> contact.phone(phone.asText()));
        return contact.build();
    }
}
