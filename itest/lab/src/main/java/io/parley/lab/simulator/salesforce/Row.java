// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is at a moment.
 *
 * @param type its object
 * @param values by field; what is empty is missing
 */
record Row(ObjectType type, Map<String, Object> values) {

    /** {@return its id} */
    String id() {
        return String.valueOf(values.get("Id"));
    }

    /** {@return whether it lies in the recycle bin} */
    boolean deleted() {
        return Boolean.TRUE.equals(values.get("IsDeleted"));
    }

    /** {@return the value of a field; null when it is empty} */
    @Nullable Object get(String field) {
        return values.get(field);
    }

    /** {@return the same with other values, null for what becomes empty} */
    Row with(Map<String, @Nullable Object> changes) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Row(type, Collections.unmodifiableMap(changed));
    }

    /** {@return the values as an answer gives them: texts, numbers and booleans} */
    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        values.forEach((name, value) -> view.put(name, value instanceof Instant time ? Times.write(time) : value));
        return view;
    }
}
