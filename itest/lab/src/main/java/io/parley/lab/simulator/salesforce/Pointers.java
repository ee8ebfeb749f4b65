// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which records a record points to. */
final class Pointers {

    private Pointers() {}

    /** {@return ids by field} */
    static Map<String, String> of(Row row) {
        Map<String, String> pointers = new LinkedHashMap<>();
        for (Field field : row.type().fields()) {
            if (field.type() == FieldType.REFERENCE && row.get(field.name()) instanceof String id) {
                pointers.put(field.name(), id);
            }
        }
        return pointers;
    }
}
