// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object.
 *
 * @param name as the API writes it
 * @param label as people and some errors call it
 * @param type what it holds
 * @param length longest text, 0 where it does not apply
 * @param traits what else is true of it
 * @param referenceTo objects it can point to
 * @param relationship the name under which a query follows it; null when it cannot be followed
 * @param initial what it has when nothing was given
 * @param choices the only values it takes; empty when it takes any
 */
record Field(
        String name,
        String label,
        FieldType type,
        int length,
        Set<Trait> traits,
        List<String> referenceTo,
        @Nullable String relationship,
        @Nullable Object initial,
        List<String> choices) {

    /** What can be true of a field. */
    enum Trait {
        /** Can be set in a new record. */
        CREATEABLE,
        /** Can be changed. */
        UPDATEABLE,
        /** Must have a value. */
        REQUIRED,
        /** Is a key of another system. */
        EXTERNAL_ID,
        /** Can stand in for the id although it is no external id. */
        ID_LOOKUP,
        /** No two records have the same value. */
        UNIQUE,
        /** Big and small letters differ. */
        CASE_SENSITIVE,
        /** The limit counts bytes. */
        BYTES
    }

    /** {@return whether it is so} */
    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** {@return whether records can be found by it in place of their id} */
    boolean isKey() {
        return is(Trait.EXTERNAL_ID) || is(Trait.ID_LOOKUP);
    }

    /** {@return whether the org added it} */
    boolean custom() {
        return name.endsWith("__c");
    }

    /** {@return a field that only Salesforce writes} */
    static Field system(String name, FieldType type) {
        return new Field(name, name, type, type == FieldType.ID ? 18 : 0, Set.of(), List.of(), null, null, List.of());
    }

    /** {@return a field that clients write} */
    static Field open(String name, String label, FieldType type, int length, Trait... more) {
        EnumSet<Trait> traits = EnumSet.of(Trait.CREATEABLE, Trait.UPDATEABLE);
        traits.addAll(List.of(more));
        Object initial = type == FieldType.BOOLEAN ? Boolean.FALSE : null;
        return new Field(name, label, type, length, traits, List.of(), null, initial, List.of());
    }

    /** {@return a pointer to another record} */
    static Field reference(String name, String label, String to, String relationship, Trait... traits) {
        return reference(name, label, List.of(to), relationship, traits);
    }

    /** {@return the same with a value for records that give none} */
    Field startingWith(Object value) {
        return new Field(name, label, type, length, traits, referenceTo, relationship, value, choices);
    }

    /** {@return a pointer to another record, which may be of several objects} */
    static Field reference(String name, String label, List<String> to, String relationship, Trait... traits) {
        return new Field(name, label, FieldType.REFERENCE, 18, Set.of(traits), to, relationship, null, List.of());
    }

    /** {@return a field that takes these values and no others} */
    static Field oneOf(String name, String label, List<String> choices, Trait... more) {
        return open(name, label, FieldType.PICKLIST, 255, more).taking(choices);
    }

    /** {@return the same with these values and no others} */
    Field taking(List<String> values) {
        return new Field(name, label, type, length, traits, referenceTo, relationship, initial, values);
    }

    /** {@return the same with other traits} */
    Field with(Set<Trait> others) {
        return new Field(name, label, type, length, others, referenceTo, relationship, initial, choices);
    }
}
