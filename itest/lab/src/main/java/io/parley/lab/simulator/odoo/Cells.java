// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the cells of an import. An empty cell empties the field. */
final class Cells {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Database database;
    private final Values values;
    private final Environment environment;
    private final Consumer<String> beforeReference;

    Cells(Database database, Values values, Environment environment, Consumer<String> beforeReference) {
        this.database = database;
        this.values = values;
        this.environment = environment;
        this.beforeReference = beforeReference;
    }

    /** {@return an external identifier with its module} */
    String qualified(String externalId) {
        String module = Python.text(environment.context().getOrDefault("module", "__import__"));
        return externalId.contains(".") ? externalId : module + "." + externalId;
    }

    /** {@return what is to be written; a ValueError that is to be reported for the row} */
    Object convert(Field field, String reference, Object cell) {
        if (!Python.truthy(cell)) {
            return false;
        }
        return switch (field.type()) {
            case "boolean" -> truth(field, cell);
            case "selection" -> choice(field, text(cell));
            case "many2one" -> found(field, reference, cell);
            case "many2many" -> {
                List<Object> ids = new ArrayList<>();
                for (String one : text(cell).split(",")) {
                    ids.add(found(field, reference, one));
                }
                yield ids;
            }
            case "one2many" ->
                throw OdooException.of("NotImplementedError", "lines of %s are not simulated".formatted(field.name()));
            case "integer", "many2one_reference" -> number(field, cell, "an integer", "[+-]?\\d{1,18}");
            case "float", "monetary" -> number(field, cell, "a number", "[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
            case "datetime" -> inUtc(Columns.second(text(cell)));
            default -> cell;
        };
    }

    /** Times of an import are in the time zone of the context, else of the user. */
    private String inUtc(String second) {
        Map<String, Object> user =
                database.row("res.partner", environment.partnerId()).orElseThrow();
        String zone = Python.text(environment.context().getOrDefault("tz", user.getOrDefault("tz", "UTC")));
        return FORM.format(
                LocalDateTime.parse(second, FORM).atZone(ZoneId.of(zone)).withZoneSameInstant(ZoneOffset.UTC));
    }

    /** Python fails on what is no text before the import could report it. */
    private static String text(Object cell) {
        if (cell instanceof String text) {
            return text;
        }
        throw OdooException.of(
                "AttributeError",
                "'%s' object has no such attribute as a text".formatted(cell instanceof Boolean ? "bool" : "int"));
    }

    private static Object truth(Field field, Object cell) {
        return switch (text(cell).toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default ->
                throw OdooException.value("Unknown value '%s' for boolean field '%s'".formatted(cell, field.label()));
        };
    }

    private static Object choice(Field field, String cell) {
        return field.selection().entrySet().stream()
                .filter(one ->
                        one.getKey().equalsIgnoreCase(cell) || one.getValue().equalsIgnoreCase(cell))
                .map(one -> (Object) one.getKey())
                .findFirst()
                .orElseThrow(() -> OdooException.value(
                        "Value '%s' not found in selection field '%s'".formatted(cell, field.label())));
    }

    private static Object number(Field field, Object cell, String what, String form) {
        if (cell instanceof Number || Python.text(cell).strip().matches(form)) {
            return cell;
        }
        throw OdooException.value(
                "'%s' does not seem to be %s for field '%s'".formatted(Python.text(cell), what, field.label()));
    }

    private Object found(Field field, String reference, Object cell) {
        Optional<Long> id =
                switch (reference) {
                    case ".id" -> byNumber(field, cell);
                    case "id" -> byExternalId(field, qualified(text(cell)));
                    case "" -> byName(field, text(cell));
                    default -> throw OdooException.value("Can not create Many-To-One records indirectly");
                };
        return id.orElseThrow(() -> OdooException.value("No matching record found for %s '%s' in field '%s'"
                .formatted(
                        reference.isEmpty() ? "name" : reference.equals("id") ? "external id" : "database id",
                        Python.text(cell),
                        field.label())));
    }

    private Optional<Long> byNumber(Field field, Object cell) {
        if (!cell.toString().matches("\\d{1,18}")) {
            throw OdooException.value(
                    "Invalid database id '%s' for the field '%s'".formatted(Python.text(cell), field.label()));
        }
        return database.row(field.relation(), Long.parseLong(cell.toString()))
                .filter(row -> !environment.activeTest()
                        || !row.getOrDefault("active", true).equals(false))
                .map(row -> Database.id(row, "id"));
    }

    private Optional<Long> byExternalId(Field field, String externalId) {
        beforeReference.accept(externalId);
        String[] parts = externalId.split("\\.", 2);
        for (Map<String, Object> data : database.rows("ir.model.data", Map.of("module", parts[0], "name", parts[1]))) {
            if (!data.get("model").equals(field.relation())) {
                throw OdooException.value("Invalid external ID %s: expected model '%s', found '%s'"
                        .formatted(externalId, field.relation(), data.get("model")));
            }
            return Optional.of(Database.id(data, "res_id"))
                    .filter(id -> database.row(field.relation(), id).isPresent());
        }
        return Optional.empty();
    }

    private Optional<Long> byName(Field field, String name) {
        return database.rows(field.relation()).stream()
                .filter(row -> !row.getOrDefault("active", true).equals(false))
                .map(row -> Database.id(row, "id"))
                .filter(id -> values.displayName(field.relation(), id).equals(name))
                .findFirst();
    }
}
