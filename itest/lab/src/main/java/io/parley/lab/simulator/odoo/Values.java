// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What fields hold, stored or computed. */
final class Values {

    private final Schema schema;
    private final Database database;

    Values(Schema schema, Database database) {
        this.schema = schema;
        this.database = database;
    }

    /** {@return the value of a field with ids for relations, False when it is empty} */
    Object raw(Model model, Map<String, Object> row, Field field) {
        if (field.is("one2many") && !field.has("computed")) {
            return idsOf(database.rows(field.relation(), Map.of(field.inverse(), row.get("id"))));
        }
        if (field.has("computed")) {
            return computed(model, row, field.name());
        }
        return row.getOrDefault(field.name(), field.is("many2many") ? List.of() : false);
    }

    /** {@return the value of a field as read gives it} */
    Object read(Model model, Map<String, Object> row, Field field, boolean names) {
        Object value = raw(model, row, field);
        if (field.is("many2one") && names && value instanceof Long id) {
            return List.of(id, displayName(field.relation(), id));
        }
        if (field.is("datetime") && value instanceof String time) {
            return time.substring(0, 19);
        }
        if (value.equals(false)) {
            if (field.is("integer", "many2one_reference")) {
                return 0L;
            }
            if (field.is("float", "monetary")) {
                return 0.0;
            }
        }
        return value;
    }

    Map<String, Object> read(Model model, Map<String, Object> row, Iterable<String> fields, boolean names) {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("id", row.get("id"));
        fields.forEach(name -> read.put(name, read(model, row, model.field(name), names)));
        return read;
    }

    /** {@return how a record is called, or a MissingError} */
    String displayName(String model, long id) {
        return displayName(model, database.row(model, id).orElseThrow(() -> OdooException.missing(model, id)));
    }

    private String displayName(String model, Map<String, Object> row) {
        String name =
                switch (model) {
                    case "res.partner" -> completeName(row);
                    case "res.users" -> displayName("res.partner", Database.id(row, "partner_id"));
                    case "mail.message" -> Database.text(row, "record_name");
                    case "mail.followers" -> displayName("res.partner", Database.id(row, "partner_id"));
                    case "mail.tracking.value" -> displayName("ir.model.fields", Database.id(row, "field_id"));
                    case "ir.model.data" -> Database.text(row, "module") + "." + Database.text(row, "name");
                    case "ir.model.fields" ->
                        Database.text(row, "field_description") + " (" + Database.text(row, "model") + ")";
                    case "ir.module.module" -> Database.text(row, "shortdesc");
                    default -> Database.text(row, "name");
                };
        return name.isEmpty() ? model + "," + row.get("id") : name;
    }

    private String completeName(Map<String, Object> partner) {
        String name = Database.text(partner, "name");
        long parent = Database.id(partner, "parent_id");
        return parent == 0 ? name : displayName("res.partner", parent) + ", " + name;
    }

    private Object computed(Model model, Map<String, Object> row, String field) {
        return switch (field) {
            case "display_name", "complete_name" -> displayName(model.name(), row);
            case "name" -> nameOfPartner(row);
            case "email" -> orFalse(Database.text(partner(row), "email"));
            case "is_active" -> partner(row).getOrDefault("active", false);
            case "email_formatted" ->
                orFalse(Emails.formatted(Database.text(row, "name"), Database.text(row, "email")));
            case "email_normalized" ->
                orFalse(Emails.normalized(Database.text(row, model.name().equals("crm.lead") ? "email_from" : "email"))
                        .orElse(""));
            case "phone_sanitized" -> orFalse(Phones.sanitized(row));
            case "company_type" -> row.getOrDefault("is_company", false).equals(true) ? "company" : "person";
            case "commercial_partner_id" -> commercial(row);
            case "partner_share" ->
                database.rows("res.users", Map.of("partner_id", row.get("id"), "active", true))
                        .isEmpty();
            case "prorated_revenue" -> number(row, "expected_revenue") * number(row, "probability") / 100;
            case "reference" -> Database.text(row, "model") + "," + Database.id(row, "res_id");
            case "preview" -> Html.text(Database.text(row, "body"));
            case "res_name" -> resourceName(row);
            case "message_ids" -> threadMessages(model, row);
            case "message_follower_ids" -> idsOf(followers(model, row));
            case "message_partner_ids" ->
                followers(model, row).stream()
                        .map(follower -> Database.id(follower, "partner_id"))
                        .toList();
            default -> false;
        };
    }

    private Object threadMessages(Model model, Map<String, Object> row) {
        return idsOf(database.rows("mail.message", Map.of("model", model.name(), "res_id", row.get("id"))).stream()
                .filter(message -> !"user_notification".equals(message.get("message_type")))
                .toList());
    }

    private List<Map<String, Object>> followers(Model model, Map<String, Object> row) {
        return database.rows("mail.followers", Map.of("res_model", model.name(), "res_id", row.get("id")));
    }

    private Object resourceName(Map<String, Object> row) {
        String model = Database.text(row, "res_model");
        long id = Database.id(row, "res_id");
        return schema.has(model) && database.row(model, id).isPresent() ? displayName(model, id) : (Object) false;
    }

    private Object commercial(Map<String, Object> row) {
        long parent = Database.id(row, "parent_id");
        boolean own = parent == 0 || row.getOrDefault("is_company", false).equals(true);
        return own
                ? row.get("id")
                : database.row("res.partner", parent).map(this::commercial).orElse(false);
    }

    private Object nameOfPartner(Map<String, Object> row) {
        return orFalse(Database.text(partner(row), "name"));
    }

    private Map<String, Object> partner(Map<String, Object> row) {
        return database.row("res.partner", Database.id(row, "partner_id")).orElse(Map.of());
    }

    private static double number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : 0;
    }

    private static Object orFalse(String text) {
        return text.isEmpty() ? (Object) false : text;
    }

    private static List<Long> idsOf(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> Database.id(row, "id")).toList();
    }
}
