// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Contact;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Edits;
import io.parley.crm.sandbox.server.records.Profile;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Contacts in REST. */
final class ContactApi {

    private static final int AT_ONCE = 200;

    private final Database database;

    ContactApi(Database database) {
        this.database = database;
    }

    /** Read and written in pieces: however many there are, a few are in memory. */
    void all(Call call) throws IOException, SQLException {
        JsonGenerator json = call.json(200);
        json.writeStartArray();
        for (List<Contact> some = behind(0); !some.isEmpty(); some = behind(last(some))) {
            for (Contact contact : some) {
                json.writeTree(toJson(contact));
            }
        }
        json.writeEndArray();
        json.close();
    }

    void one(Call call) throws IOException, SQLException {
        Json.write(call.response(), 200, toJson(database.read(tx -> new Contacts(tx).find(call.id()))));
    }

    void make(Call call) throws IOException, SQLException {
        Fields body = Api.body(call);
        String name = Edits.name(body.text("name", 500));
        String email = Edits.email(body.optional("email", 254));
        String phone = Edits.phone(body.optional("phone", 60));
        Contact made = database.write(tx -> {
            Contacts contacts = new Contacts(tx);
            return contacts.find(contacts.add(name, email, phone));
        });
        Json.write(call.response(), 201, toJson(made));
    }

    void edit(Call call) throws IOException, SQLException {
        Fields body = Api.body(call);
        Contact edited = database.write(tx -> {
            Contacts contacts = new Contacts(tx);
            Contact contact = contacts.find(call.id());
            String name = body.has("name") ? Edits.name(body.text("name", 500)) : contact.name();
            String email = body.has("email") ? Edits.email(body.optional("email", 254)) : contact.email();
            String phone = body.has("phone") ? Edits.phone(body.optional("phone", 60)) : contact.phone();
            contacts.edit(contact.id(), name, email, phone);
            return contacts.find(contact.id());
        });
        Json.write(call.response(), 200, toJson(edited));
    }

    void merge(Call call) throws IOException, SQLException {
        Fields body = Api.body(call);
        long survivor = body.id("survivor");
        long loser = body.id("loser");
        Contact merged = database.write(tx -> new Contacts(tx).merge(survivor, loser));
        Json.write(call.response(), 200, toJson(merged));
    }

    private List<Contact> behind(long id) throws SQLException {
        return database.read(tx -> new Contacts(tx).after(id, AT_ONCE));
    }

    private static long last(List<Contact> some) {
        return some.get(some.size() - 1).id();
    }

    private static ObjectNode toJson(Contact contact) {
        ObjectNode json = Json.object()
                .put("id", Long.toString(contact.id()))
                .put("name", contact.name())
                .put("email", contact.email())
                .put("phone", contact.phone());
        var profiles = json.putArray("profiles");
        for (Profile profile : contact.profiles()) {
            profiles.addObject()
                    .put("channel", profile.channel())
                    .put("handle", profile.handle())
                    .put("url", profile.url());
        }
        return json;
    }
}
