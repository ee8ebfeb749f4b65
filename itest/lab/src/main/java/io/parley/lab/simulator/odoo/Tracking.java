// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells in the chatter which of the tracked fields changed. */
final class Tracking {

    private final Database database;
    private final Store store;
    private final Values values;
    private final Messages messages;
    private final Notifications notifications;

    Tracking(Database database, Store store, Values values, Messages messages, Notifications notifications) {
        this.database = database;
        this.store = store;
        this.values = values;
        this.messages = messages;
        this.notifications = notifications;
    }

    /** Writes a message with a value for each change, unless nothing changed. */
    void changed(Environment environment, Model model, long id, Map<String, Object> before) {
        Map<String, Object> after = database.row(model.name(), id).orElseThrow();
        List<Field> changed = model.fields().values().stream()
                .filter(field -> field.has("tracked"))
                .filter(field -> !values.raw(model, before, field).equals(values.raw(model, after, field)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        String subtype =
                switch (model.name()) {
                    case "crm.lead" -> subtype(changed, after);
                    case "helpdesk.ticket" ->
                        changed.stream().anyMatch(field -> field.name().equals("stage_id")) ? "mt_ticket_stage" : "";
                    default -> "";
                };
        long message = subtype.isEmpty()
                ? messages.log(environment, model, id, "")
                : messages.event(environment, model, id, subtype);
        changed.forEach(
                field -> store.insert(environment, "mail.tracking.value", value(model, field, message, before, after)));
        if (!subtype.isEmpty()) {
            notifications.send(environment, message, false);
        }
    }

    private static String subtype(List<Field> changed, Map<String, Object> lead) {
        List<String> names = changed.stream().map(Field::name).toList();
        if (names.contains("stage_id")) {
            return Double.valueOf(100).equals(lead.get("probability")) ? "mt_lead_won" : "mt_lead_stage";
        }
        if (names.contains("lost_reason_id") && lead.containsKey("lost_reason_id")) {
            return "mt_lead_lost";
        }
        if (names.contains("active")) {
            return lead.getOrDefault("active", false).equals(true) ? "mt_lead_restored" : "mt_lead_lost";
        }
        return "";
    }

    private Map<String, Object> value(
            Model model, Field field, long message, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("mail_message_id", message);
        value.put(
                "field_id",
                database.rows("ir.model.fields", Map.of("model", model.name(), "name", field.name())).stream()
                        .map(row -> row.get("id"))
                        .findFirst()
                        .orElseThrow());
        put(value, "old", field, values.raw(model, before, field));
        put(value, "new", field, values.raw(model, after, field));
        return value;
    }

    private void put(Map<String, Object> value, String side, Field field, Object content) {
        String prefix = side + "_value_";
        switch (field.type()) {
            case "many2one" -> {
                long id = content instanceof Long target ? target : 0;
                value.put(prefix + "integer", id);
                boolean known = database.row(field.relation(), id).isPresent();
                value.put(prefix + "char", known ? values.displayName(field.relation(), id) : "");
            }
            case "selection" -> value.put(prefix + "char", field.selection().getOrDefault(Python.text(content), ""));
            case "boolean", "integer" -> value.put(prefix + "integer", content);
            case "float", "monetary" -> value.put(prefix + "float", content);
            case "text", "html" -> value.put(prefix + "text", content);
            case "datetime" -> value.put(prefix + "datetime", content);
            default -> value.put(prefix + "char", content);
        }
    }
}
