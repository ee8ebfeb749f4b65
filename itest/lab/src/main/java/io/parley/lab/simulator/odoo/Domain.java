// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads search domains in Polish notation. */
final class Domain {

    private final Schema schema;
    private final Database database;
    private final Values values;

    Domain(Schema schema, Database database, Values values) {
        this.schema = schema;
        this.database = database;
        this.values = values;
    }

    /** {@return which rows fit; a ValueError when the domain is malformed or names an unknown field} */
    Predicate<Map<String, Object>> compile(Model model, List<?> domain) {
        if (domain.isEmpty()) {
            return row -> true;
        }
        Iterator<Object> tokens = normalized(domain).iterator();
        return expression(model, tokens);
    }

    /** {@return whether a condition names this field itself} */
    static boolean names(List<?> domain, String field) {
        return domain.stream()
                .anyMatch(token -> token instanceof List<?> leaf
                        && !leaf.isEmpty()
                        && leaf.get(0).equals(field));
    }

    private static List<Object> normalized(List<?> domain) {
        List<Object> normal = new ArrayList<>();
        int expected = 1;
        for (Object token : domain) {
            if (expected == 0) {
                normal.add(0, "&");
                expected = 1;
            }
            normal.add(token);
            if (token.equals("&") || token.equals("|")) {
                expected++;
            } else if (!token.equals("!")) {
                expected--;
            }
        }
        if (expected != 0) {
            throw OdooException.value("Domain %s is syntactically not correct.".formatted(Python.repr(domain)));
        }
        return normal;
    }

    private Predicate<Map<String, Object>> expression(Model model, Iterator<Object> tokens) {
        Object token = tokens.next();
        if (token.equals("&") || token.equals("|")) {
            Predicate<Map<String, Object>> left = expression(model, tokens);
            Predicate<Map<String, Object>> right = expression(model, tokens);
            return token.equals("&") ? left.and(right) : left.or(right);
        }
        if (token.equals("!")) {
            return expression(model, tokens).negate();
        }
        if (token instanceof List<?> leaf && leaf.size() == 3 && leaf.get(1) instanceof String operator) {
            if (leaf.equals(List.of(1L, "=", 1L)) || leaf.equals(List.of(0L, "=", 1L))) {
                return row -> leaf.get(0).equals(1L);
            }
            if (leaf.get(0) instanceof String path && Operators.known(operator)) {
                return condition(model, path, operator, leaf.get(2), leaf);
            }
        }
        throw OdooException.value("Invalid leaf " + Python.repr(token));
    }

    private Predicate<Map<String, Object>> condition(
            Model model, String path, String operator, Object right, List<?> leaf) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Field field = model.fields().get(name);
        if (field == null) {
            throw OdooException.value(
                    "Invalid field %s.%s in leaf %s".formatted(model.name(), name, Python.tuple(leaf)));
        }
        if (dot < 0) {
            boolean byName = !field.relation().isEmpty() && namesRecords(right);
            return byName
                    ? condition(model, name + ".display_name", operator, right, leaf)
                    : row -> Operators.matches(field, values.raw(model, row, field), operator, right);
        }
        if (field.relation().isEmpty()) {
            throw OdooException.value("%s.%s has no fields".formatted(model.name(), name));
        }
        Predicate<Map<String, Object>> inner =
                condition(schema.model(field.relation()), path.substring(dot + 1), operator, right, leaf);
        return row -> Python.ids(values.raw(model, row, field)).stream()
                .anyMatch(id -> database.row(field.relation(), id).filter(inner).isPresent());
    }

    private static boolean namesRecords(Object right) {
        return right instanceof String
                || right instanceof List<?> list && list.stream().anyMatch(String.class::isInstance);
    }
}
