// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merging contacts, as the wizard for it does: references are changed without a trace in what refers. */
final class Merge {

    private final Application application;
    private final Database database;

    Merge(Application application) {
        this.application = application;
        database = application.database();
    }

    /** Lets the survivor take the place of the loser, which is deleted. */
    void merge(Environment environment, long survivor, long loser) {
        for (Model model : application.schema().models()) {
            for (Field field : model.fields().values()) {
                if (field.relation().equals("res.partner") && field.stored()) {
                    point(model.name(), field.name(), survivor, loser);
                }
            }
        }
        take("ir.attachment", "res_model", survivor, loser);
        take("mail.followers", "res_model", survivor, loser);
        take("mail.message", "model", survivor, loser);
        take("ir.model.data", "model", survivor, loser);
        complete(environment, survivor, loser);
        application.store().delete("res.partner", loser);
    }

    private void point(String model, String column, long survivor, long loser) {
        for (Map<String, Object> row : database.rows(model)) {
            Object value = row.getOrDefault(column, false);
            if (value.equals(loser)) {
                change(model, row, column, survivor);
            } else if (value instanceof List<?> ids && ids.contains(loser)) {
                List<Long> all = Database.ids(row, column).stream()
                        .map(id -> id == loser ? survivor : id)
                        .distinct()
                        .toList();
                change(model, row, column, all);
            }
        }
    }

    private void take(String model, String column, long survivor, long loser) {
        database.rows(model, Map.of(column, "res.partner", "res_id", loser))
                .forEach(row -> change(model, row, "res_id", survivor));
    }

    private void change(String model, Map<String, Object> row, String column, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.put(column, value);
        boolean twice = model.equals("mail.followers")
                && database.rows(
                                        model,
                                        Map.of(
                                                "res_model", changed.get("res_model"),
                                                "res_id", changed.get("res_id"),
                                                "partner_id", changed.get("partner_id")))
                                .size()
                        > 0;
        if (twice) {
            database.remove(model, Database.id(row, "id"));
        } else {
            database.put(model, Database.id(row, "id"), changed);
        }
    }

    private void complete(Environment environment, long survivor, long loser) {
        Map<String, Object> kept = database.row("res.partner", survivor).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        database.row("res.partner", loser).orElseThrow().forEach((name, value) -> {
            Field field = application.schema().model("res.partner").field(name);
            boolean empty = !Python.truthy(kept.getOrDefault(name, false));
            if (empty && !field.is("many2many") && !name.equals("parent_id")) {
                values.put(name, value);
            }
        });
        application.store().update(environment, "res.partner", survivor, values);
    }
}
