// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an argument must look like. */
@FunctionalInterface
interface Kind {

    /** {@return the cleaned value} */
    JsonNode read(String name, JsonNode value);

    /** The value is of another kind. */
    final class Misfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Misfit(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** {@return a whole number; numbers in texts count} */
    static Kind whole() {
        return (name, value) -> LongNode.valueOf(number(name, value));
    }

    /** {@return a whole number between two, both included} */
    static Kind wholeBetween(long smallest, long largest) {
        return (name, value) -> {
            long number = number(name, value);
            if (number < smallest || number > largest) {
                throw new Misfit("rest_out_of_bounds", name + " is not between " + smallest + " and " + largest);
            }
            return LongNode.valueOf(number);
        };
    }

    /** {@return several whole numbers, as an array or with commas or blanks between them} */
    static Kind wholes() {
        return listOf(whole());
    }

    /** {@return one of some words} */
    static Kind oneOf(String... words) {
        return (name, value) -> {
            String chosen = textOf(name, value);
            if (!List.of(words).contains(chosen)) {
                throw new Misfit("rest_not_in_enum", name + " is none of " + String.join(", ", words));
            }
            return value;
        };
    }

    /** {@return several values, as an array or with commas or blanks between them} */
    static Kind listOf(Kind each) {
        return (name, value) -> {
            if (!value.isArray() && !value.isTextual() && !value.isNumber()) {
                throw wrongType(name, "array");
            }
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            if (value.isArray()) {
                value.forEach(found::add);
            } else {
                Pattern.compile("[\\s,]+")
                        .splitAsStream(value.asText())
                        .filter(part -> !part.isEmpty())
                        .forEach(found::add);
            }
            for (int index = 0; index < found.size(); index++) {
                found.set(index, each.read(name + "[" + index + "]", found.get(index)));
            }
            return found;
        };
    }

    /** {@return any text} */
    static Kind text() {
        return (name, value) -> TextNode.valueOf(textOf(name, value));
    }

    /** {@return a text of which only small letters, digits, - and _ are kept} */
    static Kind key() {
        return (name, value) ->
                TextNode.valueOf(textOf(name, value).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", ""));
    }

    /** {@return a date with its time} */
    static Kind moment() {
        return (name, value) -> {
            if (Moments.read(textOf(name, value), ZoneOffset.UTC).isEmpty()) {
                throw new Misfit("rest_invalid_date", name + " is no date with a time");
            }
            return value;
        };
    }

    /** {@return an email address} */
    static Kind email() {
        return (name, value) -> {
            if (!textOf(name, value).matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
                throw new Misfit("rest_invalid_email", name + " is no email address");
            }
            return value;
        };
    }

    /** {@return an email address or an empty text} */
    static Kind emailOrNothing() {
        return (name, value) -> value.asText().isEmpty() ? value : email().read(name, value);
    }

    /** {@return true or false, 1 or 0} */
    static Kind truth() {
        return (name, value) -> {
            boolean simple = value.isBoolean() || value.isTextual() || value.isInt();
            return switch (simple ? value.asText().toLowerCase(Locale.ROOT) : "") {
                case "true", "1" -> BooleanNode.TRUE;
                case "false", "0" -> BooleanNode.FALSE;
                default -> throw wrongType(name, "boolean");
            };
        };
    }

    /** {@return anything} */
    static Kind anything() {
        return (name, value) -> value;
    }

    private static long number(String name, JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            throw wrongType(name, "integer");
        }
        try {
            return new BigDecimal(value.asText().strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrongType(name, "integer");
        }
    }

    private static String textOf(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw wrongType(name, "string");
        }
        return value.asText();
    }

    private static Misfit wrongType(String name, String type) {
        return new Misfit("rest_invalid_type", name + " is no " + type);
    }
}
