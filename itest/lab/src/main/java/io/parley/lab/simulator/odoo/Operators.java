// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The comparisons of a domain, with SQL's idea of NULL. */
final class Operators {

    private static final Set<String> KNOWN = Set.of(
            "=",
            "!=",
            "<>",
            "<=",
            "<",
            ">",
            ">=",
            "=?",
            "=like",
            "=ilike",
            "like",
            "not like",
            "ilike",
            "not ilike",
            "in",
            "not in");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z?");

    private Operators() {}

    static boolean known(String operator) {
        return KNOWN.contains(operator);
    }

    /** {@return whether a value fits; False is NULL except in a boolean field} */
    static boolean matches(Field field, Object value, String operator, Object right) {
        boolean listed = right instanceof List<?>;
        return switch (operator) {
            case "=" -> listed ? in(field, value, right) : equal(field, value, right);
            case "!=", "<>" -> listed ? !in(field, value, right) : !equal(field, value, right);
            case "=?" -> right.equals(false) || equal(field, value, right);
            case "in" -> in(field, value, right);
            case "not in" -> !in(field, value, right);
            case "<", "<=", ">", ">=" -> ordered(field, value, operator, right);
            default -> like(value, operator, Python.truthy(right) ? Python.text(right) : "");
        };
    }

    private static boolean in(Field field, Object value, Object right) {
        if (right instanceof Boolean present) {
            return present != value.equals(false);
        }
        if (!(right instanceof List<?> list)) {
            throw OdooException.value("Invalid domain term: in needs a list, not " + Python.repr(right));
        }
        return list.stream().anyMatch(one -> equal(field, value, one));
    }

    private static boolean equal(Field field, Object value, Object right) {
        if (value instanceof List<?> ids) {
            return right.equals(false) ? ids.isEmpty() : ids.contains(right);
        }
        if (field.is("boolean")) {
            return value.equals(Python.truthy(right));
        }
        if (value.equals(false) || right.equals(false)) {
            return value.equals(right);
        }
        return compare(field, value, comparable(field, "=", right)) == 0;
    }

    private static boolean ordered(Field field, Object value, String operator, Object right) {
        Object bound = comparable(field, operator, right);
        if (value.equals(false) || bound.equals(false)) {
            return false;
        }
        int order = compare(field, value, bound);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** {@return what a value is compared with, in the form of the column} */
    private static Object comparable(Field field, String operator, Object right) {
        if (right.equals(false)) {
            return false;
        }
        if (field.is("datetime")) {
            String time = Python.text(right);
            if (time.length() == 10) {
                time += operator.equals(">") || operator.equals("<=") ? " 23:59:59" : " 00:00:00";
            }
            if (!TIME.matcher(time).matches()) {
                throw new OdooException(
                        "psycopg2.errors.InvalidDatetimeFormat",
                        "invalid input syntax for type timestamp: \"%s\"".formatted(time));
            }
            return micros(time.replace('T', ' ').replace("Z", ""));
        }
        if (field.is("integer", "float", "monetary", "many2one", "many2one_reference", "one2many", "many2many")) {
            try {
                return right instanceof Number ? right : (Object) Double.valueOf(Python.text(right));
            } catch (NumberFormatException e) {
                throw OdooException.value("invalid literal for int() with base 10: " + Python.repr(right));
            }
        }
        return Python.text(right);
    }

    private static int compare(Field field, Object value, Object right) {
        if (value instanceof Number number && right instanceof Number other) {
            return Double.compare(number.doubleValue(), other.doubleValue());
        }
        String text = Python.text(value);
        return (field.is("datetime") ? micros(text) : text).compareTo(Python.text(right));
    }

    private static String micros(String time) {
        return time.length() == 19 ? time + ".000000" : (time + "000000").substring(0, 26);
    }

    private static boolean like(Object value, String operator, String right) {
        boolean negative = operator.startsWith("not ");
        if (value.equals(false)) {
            return negative || right.isEmpty() && !operator.startsWith("=");
        }
        String pattern = operator.startsWith("=") ? right : "%" + right + "%";
        int flags = Pattern.DOTALL | (operator.endsWith("ilike") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return negative
                != Pattern.compile(expression(pattern), flags)
                        .matcher(Python.text(value))
                        .matches();
    }

    /** {@return a regular expression for a pattern of SQL, in which % and _ stand for anything} */
    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char one = pattern.charAt(i);
            if (one == '\\' && i + 1 < pattern.length()) {
                i++;
                expression.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else if (one == '%') {
                expression.append(".*");
            } else if (one == '_') {
                expression.append('.');
            } else {
                expression.append(Pattern.quote(String.valueOf(one)));
            }
        }
        return expression.toString();
    }
}
