// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what clients write into what columns hold. */
final class Columns {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private Columns() {}

    /**
     * {@return what is to be stored, empty for NULL; a ValueError when the value does not fit the field}
     *
     * @param current of a many2many: what is linked now
     */
    static Optional<Object> convert(Model model, Field field, Object value, List<Long> current) {
        return switch (field.type()) {
            case "char", "text" -> value.equals(false) ? Optional.empty() : Optional.of(Python.text(value));
            case "html" -> value.equals(false) ? Optional.empty() : Optional.of(Html.sanitize(Python.text(value)));
            case "boolean" -> Optional.of(Python.truthy(value));
            case "integer", "many2one_reference" -> Optional.of(whole(value));
            case "float", "monetary" -> Optional.of(fraction(value));
            case "many2many" -> Optional.of(linked(model, field, value, current));
            case "one2many" ->
                throw OdooException.of(
                        "NotImplementedError",
                        "commands for %s.%s are not simulated".formatted(model.name(), field.name()));
            default -> Python.truthy(value) ? Optional.of(full(model, field, value)) : Optional.empty();
        };
    }

    private static Object full(Model model, Field field, Object value) {
        return switch (field.type()) {
            case "selection" -> {
                if (value instanceof String choice && field.selection().containsKey(choice)) {
                    yield choice;
                }
                throw wrong(model, field, value);
            }
            case "many2one" -> {
                if (value instanceof Long id) {
                    yield id;
                }
                if (value instanceof List<?> pair && pair.get(0) instanceof Long id) {
                    yield id;
                }
                throw wrong(model, field, value);
            }
            case "date" -> date(Python.text(value));
            case "datetime" -> second(Python.text(value));
            case "binary" -> base64(Python.text(value));
            default -> throw new IllegalStateException("no such type: " + field.type());
        };
    }

    private static OdooException wrong(Model model, Field field, Object value) {
        return OdooException.value(
                "Wrong value for %s.%s: %s".formatted(model.name(), field.name(), Python.repr(value)));
    }

    private static Long whole(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (!Python.truthy(value)) {
            return 0L;
        }
        try {
            return value.equals(true) ? 1L : Long.parseLong(Python.text(value).strip());
        } catch (NumberFormatException e) {
            throw OdooException.value("invalid literal for int() with base 10: " + Python.repr(value));
        }
    }

    private static Double fraction(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (!Python.truthy(value)) {
            return 0.0;
        }
        try {
            return value.equals(true) ? 1.0 : Double.parseDouble(Python.text(value));
        } catch (NumberFormatException e) {
            throw OdooException.value("could not convert string to float: " + Python.repr(value));
        }
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                    .toString();
        } catch (DateTimeException e) {
            throw OdooException.value("time data '%s' does not match format '%%Y-%%m-%%d'".formatted(text));
        }
    }

    /** {@return a time in the server's only format; neither ISO 8601 nor fractions of seconds are taken} */
    static String second(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text) + " 00:00:00"
                    : SECOND.format(LocalDateTime.parse(text, SECOND));
        } catch (DateTimeException e) {
            throw OdooException.value("time data '%s' does not match format '%%Y-%%m-%%d %%H:%%M:%%S'".formatted(text));
        }
    }

    private static String base64(String text) {
        try {
            Base64.getMimeDecoder().decode(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new OdooException("binascii.Error", "Incorrect padding");
        }
    }

    private static List<Long> linked(Model model, Field field, Object value, List<Long> current) {
        if (!Python.truthy(value)) {
            return value instanceof List<?> ? current : List.of();
        }
        if (!(value instanceof List<?> commands)) {
            throw wrong(model, field, value);
        }
        if (!(commands.get(0) instanceof List<?>)) {
            return List.copyOf(new LinkedHashSet<>(Python.ids(commands)));
        }
        Set<Long> ids = new LinkedHashSet<>(current);
        for (Object command : commands) {
            List<?> parts = Python.list(command);
            switch (Python.text(parts.get(0))) {
                case "3" -> ids.remove(parts.get(1));
                case "4" -> ids.addAll(Python.ids(parts.get(1)));
                case "5" -> ids.clear();
                case "6" -> {
                    ids.clear();
                    ids.addAll(Python.ids(parts.get(2)));
                }
                default -> throw wrong(model, field, value);
            }
        }
        return List.copyOf(ids);
    }
}
