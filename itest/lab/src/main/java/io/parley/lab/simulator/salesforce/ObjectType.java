// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of the org, with its fields; names are found whatever their case. */
final class ObjectType {

    private final String name;
    private final String label;
    private final String keyPrefix;
    private final boolean writable;
    private final @Nullable String autoNumber;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** Has no fields yet; the format of its automatic name or number is null when it has none. */
    ObjectType(String name, String label, String keyPrefix, boolean writable, @Nullable String autoNumber) {
        this.name = name;
        this.label = label;
        this.keyPrefix = keyPrefix;
        this.writable = writable;
        this.autoNumber = autoNumber;
    }

    /** {@return the name in the API} */
    String name() {
        return name;
    }

    /** {@return what people call it} */
    String label() {
        return label;
    }

    /** {@return the first three characters of its ids} */
    String keyPrefix() {
        return keyPrefix;
    }

    /** {@return whether clients create, change and delete its records} */
    boolean writable() {
        return writable;
    }

    /** {@return whether the org added it} */
    boolean custom() {
        return name.endsWith("__c");
    }

    /** {@return the format of its automatic name or number} */
    Optional<String> autoNumber() {
        return Optional.ofNullable(autoNumber);
    }

    /** {@return all fields in their order} */
    Collection<Field> fields() {
        return fields.values();
    }

    /** {@return the field of that name} */
    Optional<Field> field(String wanted) {
        return Optional.ofNullable(fields.get(wanted.toLowerCase(Locale.ROOT)));
    }

    /** {@return the pointer that is followed under that name} */
    Optional<Field> relationship(String wanted) {
        return fields.values().stream()
                .filter(field -> wanted.equalsIgnoreCase(field.relationship()))
                .findFirst();
    }

    /** Takes a field away from the sight of clients. */
    void hide(String hidden) {
        fields.remove(hidden.toLowerCase(Locale.ROOT));
    }

    /** Adds a field, or changes it. */
    ObjectType with(Field... added) {
        for (Field field : added) {
            fields.put(field.name().toLowerCase(Locale.ROOT), field);
        }
        return this;
    }
}
