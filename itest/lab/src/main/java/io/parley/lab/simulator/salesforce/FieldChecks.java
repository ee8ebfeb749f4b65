// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Salesforce checks of values before it saves them. */
final class FieldChecks {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

    private final Org org;

    /** Checks against the records of this org. */
    FieldChecks(Org org) {
        this.org = org;
    }

    /** Refuses fields that cannot be written. */
    void writable(Draft draft, Field.Trait needed) {
        List<String> refused = draft.type().fields().stream()
                .filter(field -> draft.mentions(field) && !field.is(needed))
                .map(Field::name)
                .toList();
        if (!refused.isEmpty()) {
            throw Refusal.record(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", refused) + ". Please check the security"
                            + " settings of this field and verify that it is read/write for your profile or permission"
                            + " set.",
                    refused.toArray(String[]::new));
        }
    }

    /** Refuses a record that lacks what it must have. */
    void complete(ObjectType type, Map<String, ? extends @Nullable Object> values) {
        List<String> missing = type.fields().stream()
                .filter(field -> field.is(Field.Trait.REQUIRED) && values.get(field.name()) == null)
                .map(Field::name)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.record(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing.toArray(String[]::new));
        }
    }

    /** {@return the value as it is saved} */
    @Nullable Object checked(Field field, @Nullable Object value) {
        if (value == null) {
            if (field.type() == FieldType.BOOLEAN) {
                throw Refusal.record(
                        "INVALID_TYPE_ON_FIELD_IN_RECORD",
                        field.label() + ": value not of required type: ",
                        field.name());
            }
            return null;
        }
        if (field.type() == FieldType.REFERENCE) {
            return pointer(field, (String) value);
        }
        if (value instanceof String text) {
            length(field, text);
            if (!field.choices().isEmpty() && !field.choices().contains(text)) {
                throw Refusal.record(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        field.label() + ": bad value for restricted picklist field: " + text,
                        field.name());
            }
            if (field.type() == FieldType.EMAIL && !EMAIL.matcher(text).matches()) {
                throw Refusal.record(
                        "INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + text, field.name());
            }
        }
        return value;
    }

    /** Refuses a value of a unique field that another record has. */
    void unique(Row row) {
        for (Field field : row.type().fields()) {
            Object value = row.get(field.name());
            if (field.is(Field.Trait.UNIQUE) && value != null) {
                for (Row other : org.having(row.type(), field, value)) {
                    if (!other.id().equals(row.id())) {
                        throw Refusal.record(
                                "DUPLICATE_VALUE",
                                "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                        + RecordIds.brief(other.id()));
                    }
                }
            }
        }
    }

    /** Refuses to write while somebody else is busy with one of these records. */
    void unlocked(Collection<String> ids) {
        ids.stream().filter(org.locked()::contains).findFirst().ifPresent(id -> {
            throw Refusal.record(
                    "UNABLE_TO_LOCK_ROW",
                    "unable to obtain exclusive access to this record or 1 records: " + RecordIds.brief(id));
        });
    }

    private static void length(Field field, String text) {
        int length = field.is(Field.Trait.BYTES) ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
        if (field.length() > 0 && length > field.length()) {
            throw Refusal.record(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + text + " (max length=" + field.length() + ")",
                    field.name());
        }
    }

    private String pointer(Field field, String value) {
        String id = RecordIds.read(value)
                .filter(read -> field.referenceTo().stream().anyMatch(target -> read.startsWith(prefix(target))))
                .orElseThrow(() -> Refusal.record(
                        "MALFORMED_ID", field.label() + ": id value of incorrect type: " + value, field.name()));
        Row target = org.find(id)
                .orElseThrow(() -> Refusal.record("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        if (target.deleted()) {
            throw Refusal.record("ENTITY_IS_DELETED", "entity is deleted");
        }
        return id;
    }

    private String prefix(String type) {
        return org.schema().queried(type).keyPrefix();
    }
}
