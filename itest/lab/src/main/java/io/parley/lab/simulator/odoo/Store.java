// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes rows, with what the framework adds to each and with the constraints of the database. */
final class Store {

    private static final Set<String> MAGIC = Set.of("id", "create_date", "create_uid", "write_date", "write_uid");

    private final Schema schema;
    private final Database database;

    Store(Schema schema, Database database) {
        this.schema = schema;
        this.database = database;
    }

    /** {@return the id of a new row} */
    long insert(Environment environment, String modelName, Map<String, Object> values) {
        Model model = schema.model(modelName);
        Map<String, Object> row = new LinkedHashMap<>();
        for (Field field : model.fields().values()) {
            field.defaultValue().ifPresent(value -> row.put(field.name(), typed(field, value)));
        }
        long id = database.nextId(modelName);
        row.put("id", id);
        row.put("create_date", database.now());
        row.put("create_uid", environment.uid());
        save(environment, model, row, values);
        return id;
    }

    /** Changes columns of a row. */
    void update(Environment environment, String modelName, long id, Map<String, Object> values) {
        Model model = schema.model(modelName);
        Map<String, Object> row =
                new LinkedHashMap<>(database.row(modelName, id).orElseThrow(() -> gone(model, id)));
        save(environment, model, row, values);
    }

    /** Deletes a row with what cannot be without it. */
    void delete(String modelName, long id) {
        for (Model other : schema.models()) {
            for (Field field : other.fields().values()) {
                if (field.relation().equals(modelName) && field.stored()) {
                    release(other, field, id);
                }
            }
        }
        database.rows("ir.model.data", Map.of("model", modelName, "res_id", id))
                .forEach(row -> database.remove("ir.model.data", Database.id(row, "id")));
        database.rows("ir.attachment", Map.of("res_model", modelName, "res_id", id))
                .forEach(row -> delete("ir.attachment", Database.id(row, "id")));
        if (schema.model(modelName).thread()) {
            database.rows("mail.message", Map.of("model", modelName, "res_id", id))
                    .forEach(row -> delete("mail.message", Database.id(row, "id")));
            database.rows("mail.followers", Map.of("res_model", modelName, "res_id", id))
                    .forEach(row -> delete("mail.followers", Database.id(row, "id")));
        }
        database.remove(modelName, id);
    }

    /** {@return a MissingError for a record that is written to after it was deleted} */
    static OdooException gone(Model model, long id) {
        return new OdooException(
                "odoo.exceptions.MissingError",
                "A document to be changed has been deleted: %s(%d,)".formatted(model.name(), id));
    }

    private void save(Environment environment, Model model, Map<String, Object> row, Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (MAGIC.contains(name)) {
                return;
            }
            Field field = model.field(name);
            if (!field.has("computed")) {
                Optional<Object> stored = Columns.convert(model, field, value, Database.ids(row, name));
                stored.ifPresentOrElse(present -> row.put(name, present), () -> row.remove(name));
                checkReferences(model, field, row);
            }
        });
        row.put("write_date", database.now());
        row.put("write_uid", environment.uid());
        for (Field field : model.fields().values()) {
            if (field.has("required") && field.stored() && !row.containsKey(field.name())) {
                throw OdooException.constraint(
                        "mandatory field %s of %s is not set".formatted(field.name(), model.name()),
                        "Missing required value for the field '%s' (%s)".formatted(field.label(), field.name()),
                        field.name());
            }
        }
        database.put(model.name(), Database.id(row, "id"), row);
    }

    private void checkReferences(Model model, Field field, Map<String, Object> row) {
        List<Long> ids = field.is("many2one") && row.get(field.name()) instanceof Long id
                ? List.of(id)
                : Database.ids(row, field.name());
        for (long id : ids) {
            if (database.row(field.relation(), id).isEmpty()) {
                throw model.thread()
                        ? OdooException.missing(field.relation(), id)
                        : OdooException.constraint(
                                "%s_%s_fkey is violated by %d".formatted(model.table(), field.name(), id),
                                "%s_%s_fkey is violated by %d".formatted(model.table(), field.name(), id),
                                "");
            }
        }
    }

    private void release(Model model, Field field, long id) {
        for (Map<String, Object> row : database.rows(model.name())) {
            Object value = row.getOrDefault(field.name(), false);
            boolean listed = value instanceof List<?> list && list.contains(id);
            if (value.equals(id) && field.has("restrict")) {
                throw OdooException.constraint(
                        "%s_%s_fkey: another record needs the one to be deleted".formatted(model.table(), field.name()),
                        "",
                        "");
            }
            if (value.equals(id) && field.has("cascade")) {
                delete(model.name(), Database.id(row, "id"));
            } else if (value.equals(id) || listed) {
                Map<String, Object> without = new LinkedHashMap<>(row);
                without.remove(field.name());
                if (listed) {
                    without.put(
                            field.name(),
                            Database.ids(row, field.name()).stream()
                                    .filter(linked -> linked != id)
                                    .toList());
                }
                database.put(model.name(), Database.id(row, "id"), without);
            }
        }
    }

    private static Object typed(Field field, String text) {
        if (field.is("boolean")) {
            return Boolean.valueOf(text);
        }
        return field.is("integer") ? (Object) Long.valueOf(text) : text;
    }
}
