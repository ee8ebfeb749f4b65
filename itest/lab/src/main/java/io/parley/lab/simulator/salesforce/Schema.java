// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The objects of an org; names are found whatever their case. */
final class Schema {

    private static final String ADVICE = "Please reference your WSDL or the describe call for the appropriate names.";

    private final Map<String, ObjectType> types = new LinkedHashMap<>();

    /** Adds an object. */
    void add(ObjectType type) {
        types.put(type.name().toLowerCase(Locale.ROOT), type);
    }

    /** Takes an object away from the sight of clients. */
    void hide(String name) {
        types.remove(name.toLowerCase(Locale.ROOT));
    }

    /** {@return all objects} */
    Collection<ObjectType> types() {
        return types.values();
    }

    /** {@return the object of that name} */
    Optional<ObjectType> find(String name) {
        return Optional.ofNullable(types.get(name.toLowerCase(Locale.ROOT)));
    }

    /** {@return the object a resource is named after} */
    ObjectType resource(String name) {
        return find(name).orElseThrow(Refusal::notFound);
    }

    /** {@return the object a query reads or a record says it is of} */
    ObjectType queried(String name) {
        return find(name)
                .orElseThrow(() -> Refusal.of(
                        400,
                        "INVALID_TYPE",
                        "sObject type '" + name + "' is not supported. If you are attempting to use a custom object, be"
                                + " sure to append the '__c' after the entity name. " + ADVICE));
    }

    /** {@return the object whose ids begin so} */
    Optional<ObjectType> ofId(String id) {
        return types.values().stream()
                .filter(type -> id.startsWith(type.keyPrefix()))
                .findFirst();
    }

    /** {@return the column does not exist} */
    static Refusal noColumn(String column, ObjectType type) {
        return Refusal.of(
                400,
                "INVALID_FIELD",
                "No such column '" + column + "' on entity '" + type.name() + "'. If you are attempting to use a custom"
                        + " field, be sure to append the '__c' after the custom field name. " + ADVICE);
    }

    /** {@return the relationship does not exist} */
    static Refusal noRelationship(String name) {
        return Refusal.of(
                400,
                "INVALID_FIELD",
                "Didn't understand relationship '" + name + "' in field path. If you are attempting to use a custom"
                        + " relationship, be sure to append the '__r' after the custom relationship name. " + ADVICE);
    }
}
