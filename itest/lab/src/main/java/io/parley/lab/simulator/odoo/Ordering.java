// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the order of a search. */
final class Ordering {

    private static final Pattern TERM = Pattern.compile(
            "\\s*([a-z0-9_]+)(\\s+(asc|desc))?(\\s+nulls\\s+(first|last))?\\s*", Pattern.CASE_INSENSITIVE);

    private final Schema schema;
    private final Database database;
    private final Values values;

    Ordering(Schema schema, Database database, Values values) {
        this.schema = schema;
        this.database = database;
        this.values = values;
    }

    /** {@return an order of rows; a UserError when it is malformed, a ValueError for an unknown field} */
    Comparator<Map<String, Object>> compile(Model model, String order) {
        Comparator<Map<String, Object>> all = (left, right) -> 0;
        for (String term : (order.isEmpty() ? model.order() : order).split(",", -1)) {
            Matcher matcher = TERM.matcher(term);
            if (!matcher.matches()) {
                throw OdooException.user(
                        "An order consists of field names, each with asc or desc, and commas between: " + order);
            }
            Field field = model.field(matcher.group(1));
            boolean descending = "desc".equalsIgnoreCase(matcher.group(3));
            boolean emptyFirst =
                    matcher.group(5) == null ? descending : matcher.group(5).equalsIgnoreCase("first");
            all = all.thenComparing((left, right) -> compare(model, field, left, right, descending, emptyFirst));
        }
        return all;
    }

    private int compare(
            Model model,
            Field field,
            Map<String, Object> left,
            Map<String, Object> right,
            boolean descending,
            boolean emptyFirst) {
        Object first = values.raw(model, left, field);
        Object second = values.raw(model, right, field);
        boolean nullable = !field.is("boolean");
        boolean firstEmpty = nullable && first.equals(false);
        boolean secondEmpty = nullable && second.equals(false);
        if (firstEmpty || secondEmpty) {
            return firstEmpty == secondEmpty ? 0 : firstEmpty == emptyFirst ? -1 : 1;
        }
        return (descending ? -1 : 1) * compare(field, first, second);
    }

    private int compare(Field field, Object first, Object second) {
        if (field.is("many2one") && first instanceof Long one && second instanceof Long other) {
            return compile(schema.model(field.relation()), "")
                    .compare(
                            database.row(field.relation(), one).orElseThrow(),
                            database.row(field.relation(), other).orElseThrow());
        }
        if (first instanceof Number one && second instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return Python.text(first)
                .toLowerCase(Locale.ROOT)
                .compareTo(Python.text(second).toLowerCase(Locale.ROOT));
    }
}
