// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the CRM application adds to leads: responsible, stage, chances, and the same data as their contact. */
final class Leads {

    private static final Map<String, String> FROM_PARTNER = Map.of(
            "email_from", "email",
            "phone", "phone",
            "mobile", "mobile",
            "website", "website",
            "function", "function",
            "partner_name", "company_name");

    private final Database database;
    private final Store store;

    Leads(Database database, Store store) {
        this.database = database;
        this.store = store;
    }

    /** {@return the values of a new lead with its defaults} */
    Map<String, Object> created(Environment environment, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        values.putIfAbsent("user_id", environment.uid());
        if (Python.truthy(values.get("user_id"))) {
            values.computeIfAbsent(
                    "team_id", name -> database.rows("crm.team").get(0).get("id"));
            values.putIfAbsent("date_open", database.second());
        }
        if (!Python.truthy(values.getOrDefault("stage_id", false))) {
            values.put("stage_id", firstStage());
        }
        values.put("date_last_stage_update", database.second());
        if (won(values.get("stage_id"))) {
            values.put("probability", 100L);
            values.put("automated_probability", 100L);
        }
        partner(values).ifPresent(partner -> {
            copy(partner, values, given);
            if (!Python.truthy(values.getOrDefault("name", false)) && partner.containsKey("name")) {
                values.put("name", Database.text(partner, "name") + "'s opportunity");
            }
        });
        return values;
    }

    /** {@return the values to be written to a lead with what follows from them} */
    Map<String, Object> written(Map<String, Object> lead, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        Object stage = given.getOrDefault("stage_id", false);
        if (given.containsKey("stage_id") && !stage.equals(lead.getOrDefault("stage_id", false))) {
            values.put("date_last_stage_update", database.second());
            if (won(stage)) {
                values.put("probability", 100L);
                values.put("automated_probability", 100L);
            }
        }
        double probability = values.get("probability") instanceof Number number ? number.doubleValue() : -1;
        if (probability >= 100 || !Python.truthy(given.getOrDefault("active", true))) {
            values.put("date_closed", database.second());
        } else if (probability > 0 || values.containsKey("date_last_stage_update")) {
            values.put("date_closed", false);
        }
        if (given.containsKey("user_id") && !given.get("user_id").equals(lead.getOrDefault("user_id", false))) {
            values.put("date_open", Python.truthy(given.get("user_id")) ? database.second() : (Object) false);
        }
        partner(given).ifPresent(partner -> copy(partner, values, given));
        return values;
    }

    /** Writes an address or a number that was changed on a lead to its contact too, as the vendor does. */
    void shared(Environment environment, long id, Map<String, Object> given) {
        Map<String, Object> lead = database.row("crm.lead", id).orElseThrow();
        Map.of("email_from", "email", "phone", "phone").forEach((own, theirs) -> {
            String value = Database.text(lead, own);
            if (given.containsKey(own) && lead.containsKey("partner_id")) {
                long partner = Database.id(lead, "partner_id");
                String before =
                        Database.text(database.row("res.partner", partner).orElseThrow(), theirs);
                if (!value.equalsIgnoreCase(before)) {
                    store.update(environment, "res.partner", partner, Map.of(theirs, orFalse(value)));
                }
            }
        });
    }

    /** Writes an address or a number of a contact to its leads. */
    void follow(Environment environment, long partner, Map<String, Object> given) {
        Map.of("email", "email_from", "phone", "phone").forEach((theirs, own) -> {
            if (Python.truthy(given.getOrDefault(theirs, false))) {
                database.rows("crm.lead", Map.of("partner_id", partner))
                        .forEach(lead -> store.update(
                                environment, "crm.lead", Database.id(lead, "id"), Map.of(own, given.get(theirs))));
            }
        });
    }

    /** Throws a ValidationError when the chances are not a percentage. */
    void check(long id) {
        Object probability = database.row("crm.lead", id).orElseThrow().getOrDefault("probability", 0.0);
        if (probability instanceof Double number && (number < 0 || number > 100)) {
            String message = "The probability of closing the deal should be between 0% and 100%!";
            throw OdooException.constraint(message, "'" + message + "'", "");
        }
    }

    /** {@return the stage of deals that are won} */
    long wonStage() {
        return database.rows("crm.stage", Map.of("is_won", true)).stream()
                .map(row -> Database.id(row, "id"))
                .findFirst()
                .orElseThrow();
    }

    private Object firstStage() {
        return database.rows("crm.stage").stream()
                .filter(row -> !row.getOrDefault("fold", false).equals(true))
                .min(Comparator.comparingLong(row -> Database.id(row, "sequence")))
                .map(row -> row.get("id"))
                .orElse(false);
    }

    private boolean won(Object stage) {
        return stage instanceof Long id
                && database.row("crm.stage", id)
                        .filter(row -> row.getOrDefault("is_won", false).equals(true))
                        .isPresent();
    }

    private Optional<Map<String, Object>> partner(Map<String, Object> values) {
        return values.get("partner_id") instanceof Long id ? database.row("res.partner", id) : Optional.empty();
    }

    private static void copy(Map<String, Object> partner, Map<String, Object> values, Map<String, Object> given) {
        FROM_PARTNER.forEach((own, theirs) -> {
            if (!given.containsKey(own) && partner.containsKey(theirs)) {
                values.put(own, partner.get(theirs));
            }
        });
        boolean company = partner.getOrDefault("is_company", false).equals(true);
        String name = company ? "partner_name" : "contact_name";
        if (!given.containsKey(name) && partner.containsKey("name")) {
            values.put(name, partner.get("name"));
        }
    }

    private static Object orFalse(String text) {
        return text.isEmpty() ? (Object) false : text;
    }
}
