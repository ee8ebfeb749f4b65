// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the Helpdesk application adds to tickets. */
final class Helpdesk {

    private final Database database;

    Helpdesk(Database database) {
        this.database = database;
    }

    /** {@return the values of a new ticket with its defaults} */
    Map<String, Object> created(Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        values.putIfAbsent("team_id", database.rows("helpdesk.team").get(0).get("id"));
        values.putIfAbsent("stage_id", firstStage());
        values.put("ticket_ref", "%05d".formatted(database.nextId("ticket_ref")));
        if (values.get("partner_id") instanceof Long partner) {
            Map<String, Object> row = database.row("res.partner", partner).orElseThrow();
            values.putIfAbsent("partner_name", Database.text(row, "name"));
            values.putIfAbsent("partner_email", Database.text(row, "email"));
            values.putIfAbsent("partner_phone", Database.text(row, "phone"));
        }
        return values;
    }

    /** {@return the values to be written to a ticket: one in a folded stage is closed} */
    Map<String, Object> written(Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        if (given.get("stage_id") instanceof Long stage) {
            values.put("close_date", folded(stage) ? database.second() : (Object) false);
        }
        return values;
    }

    /** {@return the stage of tickets that are solved} */
    long solvedStage() {
        return database.rows("helpdesk.stage").stream()
                .map(row -> Database.id(row, "id"))
                .filter(this::folded)
                .findFirst()
                .orElseThrow();
    }

    private boolean folded(long stage) {
        return Boolean.TRUE.equals(
                database.row("helpdesk.stage", stage).orElseThrow().get("fold"));
    }

    private Object firstStage() {
        return database.rows("helpdesk.stage").stream()
                .min(Comparator.comparingLong(row -> Database.id(row, "sequence")))
                .map(row -> row.get("id"))
                .orElseThrow();
    }
}
