// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.mapping.Line.Value;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.FieldDescription;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what an expression gives into what a field takes. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_SHOWN = 60;

    private Values() {}

    /**
     * Makes a value fit.
     *
     * @throws MappingException if it cannot; the sentence says what the field takes
     */
    static Value fit(Object value, FieldDescription field) throws MappingException {
        return switch (field.type()) {
            case TEXT -> text(value, field);
            case REFERENCE -> whole(JSON.textNode(scalar(value, "a text")));
            case NUMBER -> whole(number(value));
            case BOOLEAN -> whole(JSON.booleanNode(truth(value)));
            case DATE -> whole(JSON.textNode(day(value).toString()));
            case MOMENT -> whole(JSON.textNode(moment(value).toString()));
            case CHOICE -> whole(JSON.textNode(choice(value, field)));
            case CHOICES -> whole(choices(value, field));
            case OTHER -> whole(json(value));
        };
    }

    private static Value whole(JsonNode json) {
        return new Value(json, false);
    }

    private static Value text(Object value, FieldDescription field) throws MappingException {
        String text = scalar(value, "a text");
        int most = field.maxLength() == 0 ? Integer.MAX_VALUE : Math.max(2, field.maxLength());
        return new Value(JSON.textNode(Untrusted.cut(text, most)), text.length() > most);
    }

    private static JsonNode number(Object value) throws MappingException {
        if (value instanceof Number) {
            return json(value);
        }
        try {
            return JSON.numberNode(new BigDecimal(value instanceof String text ? text.strip() : "none"));
        } catch (NumberFormatException e) {
            throw unfit(value, "a number");
        }
    }

    private static boolean truth(Object value) throws MappingException {
        return switch (String.valueOf(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unfit(value, "true or false");
        };
    }

    private static LocalDate day(Object value) throws MappingException {
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeException e) {
            try {
                return moment(value).atOffset(ZoneOffset.UTC).toLocalDate();
            } catch (MappingException none) {
                throw unfit(value, "a day such as 2026-11-23");
            }
        }
    }

    private static Instant moment(Object value) throws MappingException {
        try {
            return OffsetDateTime.parse(String.valueOf(value)).toInstant();
        } catch (DateTimeException e) {
            throw unfit(value, "a moment such as 2026-11-23T08:15:00Z");
        }
    }

    private static String choice(Object value, FieldDescription field) throws MappingException {
        String choice = scalar(value, "one of " + shown(field.choices().toString()));
        if (!field.choices().isEmpty() && !field.choices().contains(choice)) {
            throw unfit(value, "one of " + shown(field.choices().toString()));
        }
        return choice;
    }

    private static ArrayNode choices(Object value, FieldDescription field) throws MappingException {
        ArrayNode choices = JSON.arrayNode();
        for (Object one : value instanceof List<?> list ? list : List.of(value)) {
            choices.add(choice(one, field));
        }
        return choices;
    }

    private static String scalar(@Nullable Object value, String wanted) throws MappingException {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw unfit(value, wanted);
    }

    private static JsonNode json(@Nullable Object value) throws MappingException {
        if (value == null || value == Jsonata.NULL_VALUE) {
            return NullNode.getInstance();
        } else if (value instanceof String text) {
            return JSON.textNode(text);
        } else if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            return JSON.numberNode(((Number) value).longValue());
        } else if (value instanceof Number number) {
            return JSON.numberNode(number.doubleValue());
        } else if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            for (Object one : list) {
                array.add(json(one));
            }
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                object.set(String.valueOf(entry.getKey()), json(entry.getValue()));
            }
            return object;
        }
        throw new MappingException("it gives a function; call it by brackets behind its name");
    }

    private static MappingException unfit(@Nullable Object value, String wanted) {
        return new MappingException("it gives " + what(value) + ", but the field takes " + wanted);
    }

    private static String what(@Nullable Object value) {
        if (value instanceof String text) {
            return "the text \"" + shown(text) + "\"";
        }
        return value instanceof List<?>
                ? "a list"
                : value instanceof Map<?, ?> ? "an object" : shown(String.valueOf(value));
    }

    static String shown(String text) {
        return Untrusted.line(text, LONGEST_SHOWN);
    }
}
