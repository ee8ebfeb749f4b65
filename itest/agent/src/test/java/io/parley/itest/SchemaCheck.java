// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares an answer with what a document says of it: types, required fields, fields that are not mentioned.
 *
 * @param document the OpenAPI document
 * @param where what is compared, for messages
 */
record SchemaCheck(JsonNode document, String where) {

    void check(JsonNode schema, JsonNode value) {
        JsonNode meant = resolve(schema);
        if (meant.has("allOf")) {
            List<String> known = new ArrayList<>();
            meant.path("allOf").forEach(part -> {
                JsonNode one = resolve(part);
                known.addAll(names(one.path("properties")));
                required(one, value);
                properties(one, value);
            });
            assertThat(names(value)).as("fields of %s", where).isSubsetOf(known);
            return;
        }
        assertThat(types(meant)).as("type of %s: %s", where, value).contains(typeOf(value));
        if (value.isObject() && meant.has("properties")) {
            assertThat(names(value)).as("fields of %s", where).isSubsetOf(names(meant.path("properties")));
            required(meant, value);
            properties(meant, value);
        }
        value.elements().forEachRemaining(element -> {
            if (value.isArray()) {
                new SchemaCheck(document, where + "[]").check(meant.path("items"), element);
            }
        });
        if (meant.has("enum")) {
            assertThat(meant.path("enum")).as("values of %s", where).contains(value);
        }
    }

    private void required(JsonNode schema, JsonNode value) {
        schema.path("required").forEach(name -> assertThat(value.has(name.asText()))
                .as("%s has %s", where, name)
                .isTrue());
    }

    private void properties(JsonNode schema, JsonNode value) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (value.has(property.getKey())) {
                new SchemaCheck(document, where + "." + property.getKey())
                        .check(property.getValue(), value.path(property.getKey()));
            }
        }
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asText()));
        } else {
            types.add(schema.path("type").asText());
        }
        return types;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT -> "object";
            default -> "string";
        };
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
