// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.CustomField.Kind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in the fields that people have added. For one transaction. */
public final class CustomValues {

    private static final JsonMapper JSON = new JsonMapper();

    private final Tx tx;

    /** In a transaction. */
    public CustomValues(Tx tx) {
        this.tx = tx;
    }

    /** What stands in a record, in the order of its fields; what is empty is missing. */
    public ObjectNode of(Kind kind, long record) throws SQLException {
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        tx.list(
                "SELECT field, value FROM custom_value WHERE kind = ? AND record = ?",
                row -> stored.put(row.getString(1), parsed(row.getString(2))),
                kind.name(),
                record);
        ObjectNode values = JSON.createObjectNode();
        for (CustomField field : kind.fields()) {
            if (stored.containsKey(field.name())) {
                values.set(field.name(), stored.get(field.name()));
            }
        }
        return values;
    }

    /** The same for people, by labels. */
    public Map<String, String> shown(Kind kind, long record) throws SQLException {
        ObjectNode values = of(kind, record);
        Map<String, String> shown = new LinkedHashMap<>();
        for (CustomField field : kind.fields()) {
            if (values.has(field.name())) {
                shown.put(field.label(), values.get(field.name()).asText());
            }
        }
        return shown;
    }

    /** Fills fields; null empties one, and one that is not named stays as it is. */
    public void put(Kind kind, long record, JsonNode values) throws SQLException {
        for (Map.Entry<String, JsonNode> one : values.properties()) {
            CustomField field = kind.field(one.getKey())
                    .orElseThrow(() -> Refusal.invalid("There is no field " + one.getKey() + "."));
            field.check(one.getValue());
            if (one.getValue().isNull()) {
                tx.update(
                        "DELETE FROM custom_value WHERE kind = ? AND record = ? AND field = ?",
                        kind.name(),
                        record,
                        field.name());
            } else {
                tx.update(
                        "INSERT INTO custom_value (kind, record, field, value) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (kind, record, field) DO UPDATE SET value = excluded.value",
                        kind.name(),
                        record,
                        field.name(),
                        one.getValue().toString());
            }
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values are stored as JSON", e);
        }
    }
}
