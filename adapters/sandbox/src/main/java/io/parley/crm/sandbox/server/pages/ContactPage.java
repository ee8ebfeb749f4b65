// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contact;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.CustomField;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Edits;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Call;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One contact: where the person speaks, what they asked, and what a rep changes. */
final class ContactPage {

    private static final int CASES = 50;
    private static final int CANDIDATES = 20;

    private final Database database;
    private final News news;

    ContactPage(Database database) {
        this.database = database;
        this.news = new News(database);
    }

    void show(Call call) throws IOException, SQLException {
        Contact shown = database.read(tx -> new Contacts(tx).find(call.id()));
        if (shown.id() != call.id()) {
            call.seeOther("/crm/contacts/" + shown.id());
            return;
        }
        String search = call.parameter("q").orElse("");
        if (!news.isNone(call)) {
            Map<String, Object> holes = database.read(tx -> holes(tx, shown.id(), search));
            Html.CONTACT.write(call.response(), 200, holes);
        }
    }

    void edit(Call call) throws IOException, SQLException {
        Form form = Form.of(call);
        try {
            String name = Edits.name(form.text("name"));
            String email = Edits.email(form.text("email"));
            String phone = Edits.phone(form.text("phone"));
            long id = database.write(tx -> {
                Contacts contacts = new Contacts(tx);
                long found = contacts.find(call.id()).id();
                contacts.edit(found, name, email, phone);
                return found;
            });
            call.seeOther("/crm/contacts/" + id);
        } catch (Refusal e) {
            Map<String, Object> holes = database.read(tx -> holes(tx, call.id(), ""));
            holes.put("problem", e.sentence());
            holes.put("name", form.text("name"));
            holes.put("email", form.text("email"));
            holes.put("phone", form.text("phone"));
            Html.CONTACT.write(call.response(), e.status(), holes);
        }
    }

    void merge(Call call) throws IOException, SQLException {
        Form form = Form.of(call);
        long survivor = form.id("survivor");
        Contact merged = database.write(tx -> new Contacts(tx).merge(survivor, call.id()));
        call.seeOther("/crm/contacts/" + merged.id());
    }

    private static Map<String, Object> holes(Tx tx, long id, String search) throws SQLException {
        Contacts contacts = new Contacts(tx);
        Contact shown = contacts.find(id);
        List<Contact> candidates = search.isEmpty() ? List.of() : contacts.matching(search, 0, CANDIDATES + 1);
        Map<String, Object> holes = new HashMap<>();
        holes.put("title", shown.name());
        holes.put("inContacts", true);
        holes.put("contact", Person.of(shown));
        holes.put("name", shown.name());
        holes.put("email", shown.email());
        holes.put("phone", shown.phone());
        holes.put("added", Added.of(tx, CustomField.Kind.CONTACT, shown.id()));
        holes.put("problem", "");
        holes.put("q", search);
        holes.put(
                "candidates",
                candidates.stream()
                        .filter(other -> other.id() != shown.id())
                        .limit(CANDIDATES)
                        .map(Person::of)
                        .toList());
        holes.put(
                "cases",
                new Cases(tx)
                        .of(shown.id(), CASES).stream()
                                .map(found -> CaseView.of(found, tx.now()))
                                .toList());
        return holes;
    }
}
