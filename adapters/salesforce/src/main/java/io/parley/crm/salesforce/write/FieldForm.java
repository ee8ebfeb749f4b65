// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.org.OrgField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values as Salesforce keeps them and as a mapping gives them, in one form, so that they can be compared. */
final class FieldForm {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd'T'HH:mm:ss[.SSS]XX")
            .toFormatter(Locale.ROOT);

    private final Map<String, OrgField> fields;

    FieldForm(Map<String, OrgField> fields) {
        this.fields = fields;
    }

    /** {@return the values among a record that is to be written; who its parents are by key is none} */
    ObjectNode wanted(ObjectNode json) {
        ObjectNode values = JSON.objectNode();
        json.properties().forEach(value -> {
            if (!value.getValue().isObject() && !value.getKey().equals("id")) {
                values.set(value.getKey(), form(value.getKey(), value.getValue()));
            }
        });
        return values;
    }

    /** {@return the same fields of a record that was read} */
    ObjectNode standing(JsonNode row, ObjectNode wanted) {
        ObjectNode values = JSON.objectNode();
        wanted.properties()
                .forEach(value -> values.set(value.getKey(), form(value.getKey(), row.path(value.getKey()))));
        return values;
    }

    /** Salesforce keeps no blanks around texts, no empty texts, and no parts of seconds. */
    private JsonNode form(String name, JsonNode value) {
        String type = Optional.ofNullable(fields.get(name)).map(OrgField::type).orElse("");
        if (value.isMissingNode()) {
            return NullNode.instance;
        }
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue().strip();
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        return switch (type) {
            case "datetime" -> JSON.textNode(moment(text));
            case "multipicklist" -> {
                ArrayNode choices = JSON.arrayNode();
                List.of(text.split(";")).forEach(choices::add);
                yield choices;
            }
            default -> JSON.textNode(text);
        };
    }

    private static String moment(String text) {
        try {
            Instant moment = text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text, STAMP).toInstant();
            return moment.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
