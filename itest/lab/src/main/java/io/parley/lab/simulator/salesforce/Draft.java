// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants a record to be.
 *
 * @param type its object
 * @param id as it was given in the record; null when it was not
 * @param values by field, null for what shall be empty
 * @param parents which pointers shall go to the record with that key
 */
record Draft(
        ObjectType type, @Nullable String id, Map<String, @Nullable Object> values, Map<Field, ParentKey> parents) {

    /**
     * The key of a parent.
     *
     * @param type the parent's object
     * @param field of that object
     * @param value as given
     */
    record ParentKey(ObjectType type, Field field, String value) {}

    /** {@return a draft of plain values} */
    static Draft of(ObjectType type, Map<String, @Nullable Object> values) {
        return new Draft(type, null, values, Map.of());
    }

    /** {@return whether something is said about a field} */
    boolean mentions(Field field) {
        return values.containsKey(field.name());
    }
}
