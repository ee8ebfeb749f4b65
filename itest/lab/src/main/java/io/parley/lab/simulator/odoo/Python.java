// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the server reads, judges and prints values. None is not told from False. */
final class Python {

    private Python() {}

    /** {@return JSON as maps, lists, texts, whole numbers, fractions and truth values} */
    static Object value(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(value(item)));
            return list;
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isIntegralNumber()) {
            return json.longValue();
        }
        return json.isNumber() ? (Object) json.doubleValue() : (Object) json.booleanValue();
    }

    static boolean truthy(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }

    static String text(Object value) {
        return value instanceof Boolean truth ? (truth ? "True" : "False") : String.valueOf(value);
    }

    static String repr(Object value) {
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Python::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        return text(value);
    }

    static String tuple(List<?> values) {
        return values.stream().map(Python::repr).collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@return a list of ids, from a list or a single one} */
    static List<Long> ids(Object value) {
        List<?> list = value instanceof List<?> many ? many : truthy(value) ? List.of(value) : List.of();
        List<Long> ids = new ArrayList<>();
        for (Object id : list) {
            if (!(id instanceof Long number)) {
                throw OdooException.type("an id is a whole number, not " + repr(id));
            }
            ids.add(number);
        }
        return ids;
    }

    /** {@return a list as it is, or a TypeError} */
    static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw OdooException.type("a list is needed, not " + repr(value));
    }

    /** {@return a list of texts, or a TypeError} */
    static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(value)) {
            if (!(item instanceof String text)) {
                throw OdooException.type("a text is needed, not " + repr(item));
            }
            texts.add(text);
        }
        return texts;
    }

    /** {@return a dictionary as it is, or a TypeError} */
    static Map<String, Object> map(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw OdooException.type("a dictionary is needed, not " + repr(value));
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), item));
        return copy;
    }
}
