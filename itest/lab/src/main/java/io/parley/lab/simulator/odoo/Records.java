// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The records of all models as a user may see and change them. */
final class Records {

    private final Schema schema;
    private final Database database;
    private final Store store;
    private final Values values;
    private final Rejections rejections;
    private final Messages messages;
    private final Leads leads;
    private final Helpdesk helpdesk;
    private final Documents documents;

    Records(
            Schema schema,
            Database database,
            Store store,
            Values values,
            Rejections rejections,
            Messages messages,
            Leads leads,
            Helpdesk helpdesk,
            Documents documents) {
        this.schema = schema;
        this.database = database;
        this.store = store;
        this.values = values;
        this.rejections = rejections;
        this.messages = messages;
        this.leads = leads;
        this.helpdesk = helpdesk;
        this.documents = documents;
    }

    /** {@return the ids that fit; no limit when it is 0} */
    List<Long> search(Environment environment, Model model, List<?> domain, long offset, long limit, String order) {
        Access.check(environment, model, "read");
        Predicate<Map<String, Object>> fits = new Domain(schema, database, values).compile(model, domain);
        boolean activeOnly = model.has("active") && environment.activeTest() && !Domain.names(domain, "active");
        Stream<Long> found = database.rows(model.name()).stream()
                .filter(fits)
                .filter(row -> !activeOnly || row.getOrDefault("active", false).equals(true))
                .filter(row -> !model.name().equals("mail.message") || visible(environment, row))
                .sorted(new Ordering(schema, database, values).compile(model, order))
                .map(row -> Database.id(row, "id"))
                .skip(offset);
        return (limit == 0 ? found : found.limit(limit)).toList();
    }

    private static boolean visible(Environment environment, Map<String, Object> message) {
        return Database.id(message, "author_id") == environment.partnerId()
                || Database.ids(message, "partner_ids").contains(environment.partnerId())
                || Database.ids(message, "notified_partner_ids").contains(environment.partnerId())
                || message.containsKey("model") && !"user_notification".equals(message.get("message_type"));
    }

    /** {@return the fields of those that exist; all fields that the user may see when none is named} */
    List<Map<String, Object>> read(
            Environment environment, Model model, List<Long> ids, List<String> fields, boolean names) {
        Access.check(environment, model, "read");
        fields.forEach(name -> Access.check(environment, model, model.field(name)));
        List<String> wanted = !fields.isEmpty()
                ? fields
                : model.fields().values().stream()
                        .filter(field -> Access.allowed(environment, field))
                        .map(Field::name)
                        .toList();
        return ids.stream()
                .map(id -> database.row(model.name(), id))
                .flatMap(Optional::stream)
                .map(row -> values.read(model, row, wanted, names))
                .toList();
    }

    long create(Environment environment, Model model, Map<String, Object> given) {
        Access.check(environment, model, "create");
        given.keySet().forEach(model::field);
        rejections.check(model.name(), "create", given);
        if (model.name().equals("res.users")) {
            throw OdooException.of("NotImplementedError", "new users are not simulated");
        }
        unique(model, given);
        long id =
                switch (model.name()) {
                    case "mail.message" -> messages.create(environment, onDocument(given));
                    case "ir.attachment" -> store.insert(environment, model.name(), Attachments.complete(given));
                    case "crm.lead" ->
                        store.insert(environment, model.name(), leads.created(environment, website(given)));
                    case "helpdesk.ticket" -> store.insert(environment, model.name(), helpdesk.created(given));
                    default -> store.insert(environment, model.name(), website(given));
                };
        check(environment, model, id, given);
        documents.created(environment, model, id, given);
        return id;
    }

    void write(Environment environment, Model model, List<Long> ids, Map<String, Object> given) {
        Access.check(environment, model, "write");
        given.keySet().forEach(name -> Access.check(environment, model, model.field(name)));
        ids.stream().filter(id -> database.row(model.name(), id).isEmpty()).forEach(id -> {
            throw Store.gone(model, id);
        });
        rejections.check(model.name(), "write", given);
        for (long id : ids) {
            Map<String, Object> before = database.row(model.name(), id).orElseThrow();
            Map<String, Object> all =
                    switch (model.name()) {
                        case "crm.lead" -> leads.written(before, website(given));
                        case "helpdesk.ticket" -> helpdesk.written(given);
                        case "ir.attachment" -> Attachments.complete(given);
                        default -> website(given);
                    };
            store.update(environment, model.name(), id, all);
            check(environment, model, id, given);
            documents.written(environment, model, id, before, given);
        }
    }

    void unlink(Environment environment, Model model, List<Long> ids) {
        Access.check(environment, model, "unlink");
        for (long id : ids) {
            rejections.check(model.name(), "unlink", Map.of("id", id));
            if (database.row(model.name(), id).isPresent()) {
                store.delete(model.name(), id);
            }
        }
    }

    /** Whoever may write a document may create messages of it, and nobody those of one that is not there. */
    private Map<String, Object> onDocument(Map<String, Object> message) {
        if (message.get("model") instanceof String document
                && message.get("res_id") != null
                && database.row(document, Long.parseLong(message.get("res_id").toString()))
                        .isEmpty()) {
            throw OdooException.access("The requested operation cannot be completed due to security restrictions.");
        }
        return message;
    }

    private void check(Environment environment, Model model, long id, Map<String, Object> given) {
        if (model.name().equals("crm.lead")) {
            leads.check(id);
            leads.shared(environment, id, given);
        } else if (model.name().equals("res.partner")) {
            checkPartner(id);
            leads.follow(environment, id, given);
        }
    }

    private void checkPartner(long id) {
        Map<String, Object> partner = database.row("res.partner", id).orElseThrow();
        if ("contact".equals(partner.get("type")) && !partner.containsKey("name")) {
            throw OdooException.constraint("Contacts require a name", "'Contacts require a name'", "");
        }
        List<Long> line = new ArrayList<>(List.of(id));
        long parent = Database.id(partner, "parent_id");
        while (parent != 0) {
            if (line.contains(parent)) {
                throw OdooException.validation("A contact cannot be above itself");
            }
            line.add(parent);
            parent = Database.id(database.row("res.partner", parent).orElseThrow(), "parent_id");
        }
        boolean archived = partner.getOrDefault("active", false).equals(false);
        if (archived
                && !database.rows("res.users", Map.of("partner_id", id, "active", true))
                        .isEmpty()) {
            throw OdooException.validation("The contact of an active user cannot be archived");
        }
    }

    private void unique(Model model, Map<String, Object> given) {
        List<String> key =
                switch (model.name()) {
                    case "ir.model.data" -> List.of("module", "name");
                    case "mail.followers" -> List.of("res_model", "res_id", "partner_id");
                    default -> List.of();
                };
        Map<String, Object> columns = new LinkedHashMap<>();
        key.forEach(name -> columns.put(name, given.getOrDefault(name, false)));
        if (!key.isEmpty() && !database.rows(model.name(), columns).isEmpty()) {
            String message = "duplicate key value violates a unique constraint of " + model.table();
            throw OdooException.constraint(message, message, "");
        }
    }

    private static Map<String, Object> website(Map<String, Object> given) {
        if (!(given.get("website") instanceof String address) || address.isEmpty() || address.contains("://")) {
            return given;
        }
        Map<String, Object> values = new LinkedHashMap<>(given);
        values.put("website", "http://" + address);
        return values;
    }
}
