// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.records.Status;
import io.parley.crm.sandbox.server.records.Timeline;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Texts;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All cases, those that changed last first. */
final class CaseListPage {

    private static final int LONGEST_PREVIEW = 200;

    private final Database database;
    private final News news;

    CaseListPage(Database database) {
        this.database = database;
        this.news = new News(database);
    }

    private record Row(CaseView view, Person contact, String preview, String speaker) {}

    private record Tab(String link, String label, long count, boolean current) {}

    void show(Call call) throws IOException, SQLException {
        Status wanted = call.parameter("status").map(Status::of).orElse(null);
        Paging paging = Paging.of(call);
        if (news.isNone(call)) {
            return;
        }
        Map<String, Object> holes = database.read(tx -> holes(tx, wanted, paging));
        Html.CASES.write(call.response(), 200, holes);
    }

    private static Map<String, Object> holes(Tx tx, @Nullable Status wanted, Paging paging) throws SQLException {
        List<Case> found = new Cases(tx).newest(wanted, paging.skipped(), paging.wanted());
        List<Row> rows = new ArrayList<>();
        for (Case shown : paging.shown(found)) {
            rows.add(row(tx, shown));
        }
        String base = wanted == null ? "/crm?page=" : "/crm?status=" + wanted.word() + "&page=";
        Map<String, Object> holes = new HashMap<>(paging.links(base, found));
        holes.put("title", wanted == null ? "Cases" : wanted.label() + " cases");
        holes.put("inCases", true);
        holes.put("tabs", tabs(tx, wanted));
        holes.put("rows", rows);
        holes.put("filter", wanted == null ? "" : wanted.word());
        return holes;
    }

    private static Row row(Tx tx, Case shown) throws SQLException {
        List<Entry> last = new Timeline(tx).before(shown.id(), Long.MAX_VALUE, 1);
        String text = last.isEmpty() ? "" : last.get(0).shown();
        return new Row(
                CaseView.of(shown, tx.now()),
                Person.of(new Contacts(tx).find(shown.contact())),
                Texts.cut(text, LONGEST_PREVIEW),
                last.isEmpty() || last.get(0).inbound() ? "" : last.get(0).author());
    }

    private static List<Tab> tabs(Tx tx, @Nullable Status wanted) throws SQLException {
        List<Tab> tabs = new ArrayList<>();
        long all = 0;
        for (Status status : Status.values()) {
            long count = new Cases(tx).count(status);
            all += count;
            tabs.add(new Tab("/crm?status=" + status.word(), status.label(), count, status == wanted));
        }
        tabs.add(0, new Tab("/crm", "All", all, wanted == null));
        return tabs;
    }
}
