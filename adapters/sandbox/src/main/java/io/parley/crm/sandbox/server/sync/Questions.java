// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Contact;
import io.parley.crm.sandbox.server.records.Profile;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Search;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers whom the CRM knows. For one transaction. */
final class Questions {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 500;

    private final Search search;

    Questions(Tx tx) {
        this.search = new Search(tx);
    }

    ArrayNode answer(JsonNode questions) throws SQLException {
        ArrayNode results = Json.list();
        for (JsonNode node : questions) {
            Fields question = new Fields(node);
            String channel = question.text("channel", 50);
            @Nullable String handle = question.optional("handle", LONGEST);
            ArrayNode found = results.addArray();
            for (Contact contact : search.by(texts(question, "emails"), texts(question, "phones"), channel, handle)) {
                found.add(json(contact, channel, handle));
            }
        }
        return results;
    }

    private static ObjectNode json(Contact contact, String channel, @Nullable String handle) {
        ObjectNode json = Json.object()
                .put("type", "Contact")
                .put("id", Long.toString(contact.id()))
                .put("name", contact.name())
                .put("handleKnown", handle != null && has(contact, channel, handle));
        ArrayNode emails = json.putArray("emails");
        if (contact.email() != null) {
            emails.add(contact.email());
        }
        ArrayNode phones = json.putArray("phones");
        if (contact.phone() != null) {
            phones.add(contact.phone());
        }
        return json;
    }

    private static boolean has(Contact contact, String channel, String handle) {
        return contact.profiles().stream()
                .filter(profile -> profile.channel().equals(channel))
                .map(Profile::handle)
                .anyMatch(handle::equalsIgnoreCase);
    }

    private static List<String> texts(Fields question, String name) {
        JsonNode list = question.node(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode one : list) {
            if (!one.isTextual() || one.textValue().length() > LONGEST || texts.size() == MOST_VALUES) {
                throw Refusal.invalid(name + " must be a list of at most " + MOST_VALUES + " texts of at most "
                        + LONGEST + " characters.");
            }
            texts.add(one.textValue());
        }
        return texts;
    }
}
