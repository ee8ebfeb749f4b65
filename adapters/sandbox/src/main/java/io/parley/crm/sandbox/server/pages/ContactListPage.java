// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Contact;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Call;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All contacts, newest first, or those that match a text. */
final class ContactListPage {

    private final Database database;
    private final News news;

    ContactListPage(Database database) {
        this.database = database;
        this.news = new News(database);
    }

    void show(Call call) throws IOException, SQLException {
        String text = call.parameter("q").orElse("");
        Paging paging = Paging.of(call);
        if (!news.isNone(call)) {
            Map<String, Object> holes = database.read(tx -> holes(tx, text, paging));
            Html.CONTACTS.write(call.response(), 200, holes);
        }
    }

    private static Map<String, Object> holes(Tx tx, String text, Paging paging) throws SQLException {
        Contacts contacts = new Contacts(tx);
        List<Contact> found = contacts.matching(text, paging.skipped(), paging.wanted());
        String query = text.isEmpty() ? "" : "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&";
        Map<String, Object> holes = new HashMap<>(paging.links("/crm/contacts?" + query + "page=", found));
        holes.put("title", "Contacts");
        holes.put("inContacts", true);
        holes.put("q", text);
        holes.put("count", contacts.count(text));
        holes.put("people", paging.shown(found).stream().map(Person::of).toList());
        return holes;
    }
}
