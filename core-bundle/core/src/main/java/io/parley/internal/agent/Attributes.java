// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Turns the JSON of a configuration into properties of the types that the plug-in declares, or says what is wrong. */
final class Attributes {

    private final SortedMap<String, AttributeDefinition> definitions = new TreeMap<>();
    private final Map<String, AttributeDefinition> required = new TreeMap<>();
    private final Placeholders placeholders;

    Attributes(List<ObjectClassDefinition> classes, Placeholders placeholders) {
        this.placeholders = placeholders;
        for (ObjectClassDefinition definition : classes) {
            for (AttributeDefinition one : definition.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
                definitions.put(one.getID(), one);
            }
            AttributeDefinition[] needed = definition.getAttributeDefinitions(ObjectClassDefinition.REQUIRED);
            for (AttributeDefinition one : needed == null ? new AttributeDefinition[0] : needed) {
                required.put(one.getID(), one);
            }
        }
    }

    Dictionary<String, Object> read(JsonNode document) throws RefusedException {
        if (!document.isObject()) {
            throw new RefusedException("the file must hold one JSON object, such as {\"pollSeconds\": 60}");
        }
        Dictionary<String, Object> properties = new Hashtable<>();
        for (Map.Entry<String, JsonNode> entry : document.properties()) {
            AttributeDefinition definition = definitions.get(entry.getKey());
            if (definition == null) {
                throw new RefusedException("there is no attribute " + entry.getKey() + "; there are "
                        + String.join(", ", definitions.keySet()));
            }
            if (!entry.getValue().isNull()) {
                properties.put(entry.getKey(), value(definition, entry.getValue()));
            }
        }
        for (AttributeDefinition definition : required.values()) {
            boolean withDefault = definition.getDefaultValue() != null && definition.getDefaultValue().length > 0;
            if (properties.get(definition.getID()) == null && !withDefault) {
                throw new RefusedException(definition.getID() + " is missing: " + definition.getDescription());
            }
        }
        return properties;
    }

    private Object value(AttributeDefinition definition, JsonNode node) throws RefusedException {
        if (definition.getCardinality() == 0) {
            return single(definition, node);
        }
        if (!node.isArray()) {
            throw wrong(definition, node, "a list in square brackets");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode element : node) {
            values.add(single(definition, element));
        }
        return values.stream().allMatch(String.class::isInstance) ? values.toArray(String[]::new) : values.toArray();
    }

    private Object single(AttributeDefinition definition, JsonNode node) throws RefusedException {
        if (node.isTextual() && Placeholders.in(node.textValue())) {
            placeholders.check(definition.getID(), node.textValue());
            return node.textValue();
        }
        Object value = typed(definition, node);
        String fault =
                definition.validate(String.valueOf(value).replace("\\", "\\\\").replace(",", "\\,"));
        if (fault != null && !fault.isEmpty()) {
            throw new RefusedException(definition.getID() + " is " + shown(definition, node)
                    + ", which is not allowed (" + fault + "): " + definition.getDescription());
        }
        return value;
    }

    private static Object typed(AttributeDefinition definition, JsonNode node) throws RefusedException {
        return switch (definition.getType()) {
            case AttributeDefinition.INTEGER, AttributeDefinition.LONG, AttributeDefinition.SHORT -> {
                boolean fits = definition.getType() == AttributeDefinition.LONG
                        ? node.canConvertToLong()
                        : node.canConvertToInt();
                if (!node.isIntegralNumber() || !fits) {
                    throw wrong(definition, node, "a whole number");
                }
                yield definition.getType() == AttributeDefinition.LONG
                        ? (Object) node.longValue()
                        : (Object) node.intValue();
            }
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> {
                if (!node.isNumber()) {
                    throw wrong(definition, node, "a number");
                }
                yield node.doubleValue();
            }
            case AttributeDefinition.BOOLEAN -> {
                if (!node.isBoolean()) {
                    throw wrong(definition, node, "true or false");
                }
                yield node.booleanValue();
            }
            default -> {
                if (!node.isTextual()) {
                    throw wrong(definition, node, "a text in quotes");
                }
                yield node.textValue();
            }
        };
    }

    private static RefusedException wrong(AttributeDefinition definition, JsonNode node, String right) {
        return new RefusedException(definition.getID() + " must be " + right + ", not " + shown(definition, node) + ": "
                + definition.getDescription());
    }

    private static String shown(AttributeDefinition definition, JsonNode node) {
        String id = definition.getID();
        boolean secret = definition.getType() == AttributeDefinition.PASSWORD || id.startsWith(".");
        String text = node.toString();
        return secret ? "what stands there" : text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
