// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merging leads, as the action for it does: messages and files move, a note tells of it, and the others are deleted. */
final class LeadMerge {

    private final Application application;
    private final Database database;

    LeadMerge(Application application) {
        this.application = application;
        database = application.database();
    }

    /** Lets the survivor take over what the loser has. */
    void merge(Environment environment, long survivor, long loser) {
        String name = Database.text(database.row("crm.lead", loser).orElseThrow(), "name");
        move("mail.message", "model", survivor, loser, "From " + name);
        move("ir.attachment", "res_model", survivor, loser, "");
        application.records().unlink(environment, application.schema().model("crm.lead"), List.of(loser));
        application
                .chatter()
                .post(
                        environment,
                        application.schema().model("crm.lead"),
                        survivor,
                        Map.of(
                                "body",
                                "<div>Merged the Lead " + Html.escape(name) + " into this one.</div>",
                                "body_is_html",
                                true));
    }

    private void move(String model, String column, long survivor, long loser, String subject) {
        for (Map<String, Object> row : database.rows(model, Map.of(column, "crm.lead", "res_id", loser))) {
            Map<String, Object> moved = new LinkedHashMap<>(row);
            moved.put("res_id", survivor);
            if (!subject.isEmpty()) {
                moved.put("subject", subject);
            }
            database.put(model, Database.id(row, "id"), moved);
        }
    }
}
