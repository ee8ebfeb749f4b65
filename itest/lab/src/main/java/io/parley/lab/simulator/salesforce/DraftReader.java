// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records from JSON. What it refuses, Salesforce refuses before it looks at any record of the request. */
final class DraftReader {

    private final Schema schema;

    /** Reads records of these objects. */
    DraftReader(Schema schema) {
        this.schema = schema;
    }

    /** {@return the record of a request that names its object in the address} */
    Draft read(ObjectType type, JsonNode body) {
        if (!body.isObject()) {
            throw unreadable("sObject", body);
        }
        @Nullable String id = null;
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<Field, Draft.ParentKey> parents = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.equalsIgnoreCase("id")) {
                id = value.asText();
            } else if (type.field(name).isPresent()) {
                Field field = type.field(name).get();
                values.put(field.name(), value(field, value));
            } else if (type.relationship(name).isPresent()) {
                parents.put(
                        type.relationship(name).get(),
                        parent(type.relationship(name).get(), value));
            } else if (!name.equals("attributes")) {
                throw noColumn(name, type);
            }
        }
        return new Draft(type, id, values, parents);
    }

    /** {@return the records of a collection, each of which says what it is} */
    List<Draft> readAll(JsonNode records) {
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode node : records) {
            String type = node.path("attributes").path("type").asText("");
            if (type.isEmpty()) {
                throw Refusal.of(400, "INVALID_INPUT", "Each record needs attributes with a type.");
            }
            drafts.add(read(schema.queried(type), node));
        }
        return drafts;
    }

    private Draft.ParentKey parent(Field pointer, JsonNode value) {
        ObjectType target = target(pointer, value);
        if (!value.isObject()) {
            throw unreadable(target.name(), value);
        }
        List<Draft.ParentKey> keys = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!entry.getKey().equals("attributes")) {
                Field key = target.field(entry.getKey()).orElseThrow(() -> noColumn(entry.getKey(), target));
                keys.add(new Draft.ParentKey(target, key, entry.getValue().asText()));
            }
        }
        if (keys.size() != 1 || !keys.get(0).field().isKey()) {
            throw Refusal.of(
                    400,
                    "INVALID_FIELD",
                    "A record of " + target.name() + " is named by exactly one of its external id fields");
        }
        return keys.get(0);
    }

    /** Where a pointer can go to records of several objects, the reference has to say of which. */
    private ObjectType target(Field pointer, JsonNode value) {
        String said = value.path("attributes").path("type").asText("");
        if (said.isEmpty() && pointer.referenceTo().size() == 1) {
            return schema.queried(pointer.referenceTo().get(0));
        }
        if (pointer.referenceTo().stream().noneMatch(said::equalsIgnoreCase)) {
            throw Refusal.of(
                    400,
                    "INVALID_FIELD",
                    "The relationship " + pointer.relationship() + " needs attributes with one of the types "
                            + pointer.referenceTo());
        }
        return schema.queried(said);
    }

    private static @Nullable Object value(Field field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        boolean fits =
                switch (field.type()) {
                    case BOOLEAN -> value.isBoolean();
                    case NUMBER -> value.isNumber();
                    default -> value.isTextual();
                };
        if (!fits) {
            throw unreadable(field.type().described(), value);
        }
        return switch (field.type()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue();
            case DATETIME ->
                Times.read(value.textValue())
                        .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                        .orElseThrow(() -> unreadable("datetime", value));
            default -> text(value.textValue());
        };
    }

    // Salesforce keeps no white space around texts, and no empty texts.
    private static @Nullable String text(String given) {
        String trimmed = given.trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    private static Refusal noColumn(String name, ObjectType type) {
        return Refusal.of(400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
    }

    private static Refusal unreadable(String wanted, JsonNode found) {
        String token = found.isTextual() ? "STRING" : found.getNodeType().name().toUpperCase(Locale.ROOT);
        return Refusal.of(
                400,
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + wanted + " from VALUE_" + token + " value " + found.asText()
                        + " or request may be missing a required field");
    }
}
