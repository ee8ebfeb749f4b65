// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of load: rows with external identifiers are created or updated, all or none. */
final class Importer {

    private final Database database;
    private final Store store;
    private final Records records;
    private final Rejections rejections;
    private final Cells cells;
    private final Environment environment;
    private final Model model;
    private final List<Row> batch = new ArrayList<>();
    private final List<Object> ids = new ArrayList<>();
    private final List<Map<String, Object>> messages = new ArrayList<>();

    private record Row(int index, String externalId, long id, Map<String, Object> values) {}

    Importer(
            Database database,
            Store store,
            Values values,
            Records records,
            Rejections rejections,
            Environment environment,
            Model model) {
        this.database = database;
        this.store = store;
        this.records = records;
        this.rejections = rejections;
        this.environment = environment;
        this.model = model;
        cells = new Cells(database, values, environment, this::flushBefore);
    }

    /** {@return ids, or False and messages of what is wrong} */
    Map<String, Object> load(List<String> fields, List<?> data) {
        int start = database.savepoint();
        List<String> columns = fields.stream()
                .map(name -> name.replaceFirst("([^/]):id$", "$1/id").replaceFirst("([^/])\\.id$", "$1/.id"))
                .toList();
        columns.stream()
                .map(column -> column.split("/")[0])
                .filter(name -> !name.equals("id") && !name.equals(".id") && !model.has(name))
                .forEach(name -> {
                    throw OdooException.of("KeyError", "'" + name + "'");
                });
        for (int i = 0; i < data.size(); i++) {
            batch.add(row(i, columns, Python.list(data.get(i))));
        }
        flush();
        boolean failed = messages.stream().anyMatch(message -> "error".equals(message.get("type")));
        if (failed) {
            database.rollback(start);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ids", failed ? (Object) false : ids);
        result.put("messages", messages);
        result.put("nextrow", 0L);
        return result;
    }

    private Row row(int index, List<String> columns, List<?> line) {
        String externalId = "";
        long id = 0;
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), line.size()); i++) {
            String column = columns.get(i);
            Object cell = line.get(i);
            if (column.equals("id")) {
                externalId = Python.truthy(cell) ? cells.qualified(Python.text(cell)) : "";
            } else if (column.equals(".id")) {
                id = known(index, cell);
            } else {
                String[] path = column.split("/");
                Field field = model.field(path[0]);
                try {
                    values.put(field.name(), cells.convert(field, path.length > 1 ? path[1] : "", cell));
                } catch (OdooException e) {
                    if (!e.name().equals("builtins.ValueError")) {
                        throw e;
                    }
                    report(index, field.name(), e.text());
                }
            }
        }
        return new Row(index, externalId, id, values);
    }

    private long known(int index, Object cell) {
        if (cell.toString().matches("\\d{1,18}")) {
            long id = Long.parseLong(cell.toString());
            if (!records.search(environment, model, List.of(List.of("id", "=", id)), 0, 0, "")
                    .isEmpty()) {
                return id;
            }
        }
        report(index, ".id", "Unknown database identifier '%s'".formatted(Python.text(cell)));
        return 0;
    }

    private void report(int index, String field, String text) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("rows", Map.of("from", (long) index, "to", (long) index));
        message.put("type", "error");
        message.put("record", (long) index);
        if (!field.isEmpty()) {
            message.put("field", field);
        }
        message.put("message", text);
        messages.add(message);
    }

    /** Rows that were read are written before one of them is referred to. */
    private void flushBefore(String externalId) {
        if (batch.stream().anyMatch(row -> row.externalId().equals(externalId))) {
            flush();
        }
    }

    private void flush() {
        List<Row> rows = List.copyOf(batch);
        batch.clear();
        int start = database.savepoint();
        try {
            ids.addAll(save(rows));
        } catch (OdooException all) {
            database.rollback(start);
            rows.forEach(this::saveAlone);
        }
    }

    private void saveAlone(Row row) {
        int start = database.savepoint();
        try {
            ids.addAll(save(List.of(row)));
        } catch (OdooException e) {
            database.rollback(start);
            report(row.index(), e.importField(), e.importMessage());
        }
    }

    /** Updates come before creations, as with the vendor. */
    private List<Long> save(List<Row> rows) {
        Map<Row, Long> saved = new LinkedHashMap<>();
        for (Row row : rows) {
            long id = row.externalId().isEmpty() ? row.id() : existing(row.externalId());
            saved.put(row, id);
            rejections.check(model.name(), "load", row.values());
            if (id != 0 && !keptAsItIs(row.externalId())) {
                records.write(environment, model, List.of(id), row.values());
            }
        }
        saved.replaceAll((row, id) -> id != 0 ? id : create(row));
        return List.copyOf(saved.values());
    }

    private long existing(String externalId) {
        String module = externalId.substring(0, externalId.indexOf('.'));
        String name = externalId.substring(externalId.indexOf('.') + 1);
        for (Map<String, Object> data : database.rows("ir.model.data", Map.of("module", module, "name", name))) {
            if (!data.get("model").equals(model.name())) {
                throw OdooException.validation("External id %s is of a record of %s, not of %s"
                        .formatted(externalId, data.get("model"), model.name()));
            }
            if (database.row(model.name(), Database.id(data, "res_id")).isPresent()) {
                return Database.id(data, "res_id");
            }
            store.delete("ir.model.data", Database.id(data, "id"));
        }
        return 0;
    }

    /** In the mode of a module's update, records that were loaded with noupdate are left alone. */
    private boolean keptAsItIs(String externalId) {
        int dot = externalId.indexOf('.');
        return dot > 0
                && "update".equals(environment.context().get("mode"))
                && database
                        .rows(
                                "ir.model.data",
                                Map.of("module", externalId.substring(0, dot), "name", externalId.substring(dot + 1)))
                        .stream()
                        .anyMatch(data -> Boolean.TRUE.equals(data.get("noupdate")));
    }

    private long create(Row row) {
        long id = records.create(environment, model, row.values());
        if (!row.externalId().isEmpty()) {
            String module = row.externalId().substring(0, row.externalId().indexOf('.'));
            String name = row.externalId().substring(row.externalId().indexOf('.') + 1);
            if (name.contains(" ")) {
                throw new OdooException(
                        "odoo.exceptions.ValidationError",
                        "new row for relation \"ir_model_data\" violates check constraint"
                                + " \"ir_model_data_name_nospaces\"");
            }
            database.rows("ir.model.data", Map.of("module", module, "name", name))
                    .forEach(data -> store.delete("ir.model.data", Database.id(data, "id")));
            store.insert(
                    environment,
                    "ir.model.data",
                    Map.of(
                            "module", module,
                            "name", name,
                            "model", model.name(),
                            "res_id", id,
                            "noupdate", environment.flag("noupdate")));
        }
        return id;
    }
}
