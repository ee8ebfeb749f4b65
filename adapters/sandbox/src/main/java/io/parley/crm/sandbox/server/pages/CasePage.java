// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.CustomField;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Edits;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Status;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Enclosures;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One case: what was said in it, and what a rep does with it. */
final class CasePage {

    private static final int ENTRIES = 50;

    private final Database database;
    private final CaseSigns signs;
    private final Enclosures enclosures;
    private final News news;

    CasePage(Database database, CaseSigns signs, Enclosures enclosures) {
        this.database = database;
        this.signs = signs;
        this.enclosures = enclosures;
        this.news = new News(database);
    }

    private record Choice(String word, String label, boolean chosen) {}

    void show(Call call) throws IOException, SQLException {
        long before = call.number("before", 0, Long.MAX_VALUE, Long.MAX_VALUE);
        boolean typing = signs.customerTypes(call.id());
        if (!news.isNone(call, typing ? "-typing" : "")) {
            Map<String, Object> holes = database.read(tx -> holes(tx, call.id(), before));
            holes.put("typing", typing);
            if (before == Long.MAX_VALUE) {
                signs.looked(call.id(), (long) holes.get("newest"));
            }
            Html.CASE.write(call.response(), 200, holes);
        }
    }

    void edit(Call call) throws IOException, SQLException {
        Form form = Form.of(call);
        try {
            Status status = Status.of(form.text("status"));
            String owner = Edits.owner(form.text("owner"));
            database.write(tx -> {
                new Cases(tx).edit(call.id(), status, owner);
                return null;
            });
            call.seeOther("/crm/cases/" + call.id());
        } catch (Refusal e) {
            again(call, e, Map.of());
        }
    }

    void comment(Call call) throws IOException, SQLException {
        Form form = Form.of(call);
        boolean internal = form.text("audience").equals("internal");
        try {
            if (!internal && !form.text("audience").equals("customer")) {
                throw Refusal.invalid("Choose whether this goes to the customer or stays internal.");
            }
            String files = enclosures.of(call.id(), form.texts("file"));
            String text = Edits.comment(form.text("text"), files != null);
            String draft = form.text("draft").matches("[0-9a-f-]{36}") ? form.text("draft") : null;
            long id = database.write(tx -> new Timeline(tx).comment(call.id(), text, !internal, files, draft));
            call.seeOther("/crm/cases/" + call.id() + "#entry-" + id);
        } catch (Refusal e) {
            again(call, e, Map.of("typed", form.text("text"), "internal", internal));
        }
    }

    void takeBack(Call call) throws SQLException {
        long caseId = database.write(tx -> new Timeline(tx).takeBack(call.id()));
        call.seeOther("/crm/cases/" + caseId + "#entry-" + call.id());
    }

    /** The page as it was, with what was typed and what is wrong with it. */
    private void again(Call call, Refusal refusal, Map<String, Object> typed) throws IOException, SQLException {
        Map<String, Object> holes = database.read(tx -> holes(tx, call.id(), Long.MAX_VALUE));
        holes.putAll(typed);
        holes.put("problem", refusal.sentence());
        Html.CASE.write(call.response(), refusal.status(), holes);
    }

    private static Map<String, Object> holes(Tx tx, long id, long before) throws SQLException {
        Case shown = new Cases(tx).find(id);
        List<Entry> found = new ArrayList<>(new Timeline(tx).before(id, before, ENTRIES + 1));
        boolean earlier = found.size() > ENTRIES;
        if (earlier) {
            found.remove(ENTRIES);
        }
        Collections.reverse(found);
        Map<String, Object> holes = new HashMap<>();
        holes.put("title", shown.subject());
        holes.put("inCases", true);
        holes.put("case", CaseView.of(shown, tx.now()));
        holes.put("contact", Person.of(new Contacts(tx).find(shown.contact())));
        holes.put("added", Added.of(tx, CustomField.Kind.CASE, id));
        List<EntryView> entries = new ArrayList<>();
        for (Entry entry : found) {
            entries.add(EntryView.of(entry, Added.of(tx, CustomField.Kind.MESSAGE, entry.id()), tx.now()));
        }
        holes.put("entries", entries);
        holes.put("newest", found.isEmpty() ? 0L : found.get(found.size() - 1).id());
        holes.put("typing", false);
        holes.put("earlier", earlier ? "?before=" + found.get(0).id() : "");
        holes.put("later", before < Long.MAX_VALUE);
        holes.put(
                "statuses",
                Arrays.stream(Status.values())
                        .map(status -> new Choice(status.word(), status.label(), status == shown.status()))
                        .toList());
        holes.put("draft", UUID.randomUUID().toString());
        holes.put("typed", "");
        holes.put("internal", false);
        holes.put("problem", "");
        holes.put("longest", Edits.LONGEST_COMMENT);
        return holes;
    }
}
