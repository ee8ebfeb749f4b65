// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes messages of the chatter with what they always have. */
final class Messages {

    private static final Comparator<Map<String, Object>> BY_ID =
            Comparator.comparingLong(row -> Database.id(row, "id"));

    private final Database database;
    private final Store store;
    private final Values values;

    Messages(Database database, Store store, Values values) {
        this.database = database;
        this.store = store;
        this.values = values;
    }

    /** {@return the id of a message of which the author, the time and the Message-Id are added when they are missing} */
    long create(Environment environment, Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("author_id", environment.partnerId());
        all.put("date", database.second());
        all.putAll(given);
        if (!all.containsKey("email_from")) {
            all.put(
                    "email_from",
                    address(Python.ids(all.get("author_id")).stream().findFirst()));
        }
        all.putIfAbsent("reply_to", all.get("email_from"));
        if (!Python.truthy(all.getOrDefault("message_id", false))) {
            all.put(
                    "message_id",
                    "<%d.%s@odoo>"
                            .formatted(
                                    database.nextId("Message-Id"),
                                    database.now().replaceAll("\\D", "")));
        }
        return store.insert(environment, "mail.message", all);
    }

    /** {@return the address of a contact as in a header, False when it has none} */
    Object address(Optional<Long> partner) {
        if (partner.isEmpty()) {
            return false;
        }
        long id = partner.get();
        Map<String, Object> row =
                database.row("res.partner", id).orElseThrow(() -> OdooException.missing("res.partner", id));
        String address = Emails.formatted(Database.text(row, "name"), Database.text(row, "email"));
        return address.isEmpty() ? (Object) false : address;
    }

    /** {@return the contact with this address} */
    Optional<Long> partnerOf(String email) {
        Optional<String> wanted = Emails.normalized(email);
        return database.rows("res.partner").stream()
                .filter(row -> wanted.isPresent()
                        && Emails.normalized(Database.text(row, "email")).equals(wanted))
                .map(row -> Database.id(row, "id"))
                .findFirst();
    }

    /**
     * {@return the message that a new one hangs below, False for none: threads of a lead have one root, and of a contact
     * one level}
     */
    Object parent(Model model, long id, Object wanted) {
        boolean flat = !model.name().equals("res.partner");
        if (!Python.truthy(wanted)) {
            Optional<Map<String, Object>> root = flat ? first(model, id) : Optional.empty();
            return root.map(row -> row.get("id")).orElse(false);
        }
        Map<String, Object> message =
                database.row("mail.message", Python.ids(wanted).get(0)).orElse(Map.of("id", wanted));
        while (Database.id(message, "parent_id") != 0) {
            message = database.row("mail.message", Database.id(message, "parent_id"))
                    .orElseThrow();
            if (!flat) {
                break;
            }
        }
        return message.getOrDefault("id", false);
    }

    private Optional<Map<String, Object>> first(Model model, long id) {
        return database.rows("mail.message", Map.of("model", model.name(), "res_id", id)).stream()
                .filter(row -> !"user_notification".equals(row.get("message_type")))
                .min(BY_ID);
    }

    /** {@return an entry that nobody is told of} */
    long log(Environment environment, Model model, long id, String body) {
        return create(
                environment,
                Map.of(
                        "model",
                        model.name(),
                        "res_id",
                        id,
                        "body",
                        body,
                        "message_type",
                        "notification",
                        "is_internal",
                        true,
                        "subtype_id",
                        note(),
                        "email_add_signature",
                        false));
    }

    /** {@return an entry of the system that followers of its subtype are told of} */
    long event(Environment environment, Model model, long id, String subtype) {
        return create(
                environment,
                Map.of(
                        "model", model.name(),
                        "res_id", id,
                        "record_name", values.displayName(model.name(), id),
                        "body", "",
                        "message_type", "notification",
                        "parent_id", parent(model, id, false),
                        "subtype_id", database.reference(module(model), subtype).orElseThrow()));
    }

    private static String module(Model model) {
        return model.name().substring(0, model.name().indexOf('.'));
    }

    /** {@return a message to one user alone} */
    long personal(Environment environment, Model model, long id, long partner, String subject) {
        return create(
                environment,
                Map.of(
                        "model",
                        model.name(),
                        "res_id",
                        id,
                        "record_name",
                        values.displayName(model.name(), id),
                        "subject",
                        subject,
                        "body",
                        subject,
                        "message_type",
                        "user_notification",
                        "is_internal",
                        true,
                        "partner_ids",
                        List.of(partner),
                        "subtype_id",
                        note()));
    }

    Long note() {
        return database.reference("mail", "mt_note").orElseThrow();
    }
}
