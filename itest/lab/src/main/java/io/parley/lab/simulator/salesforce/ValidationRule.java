// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A rule of the org that refuses records.
 *
 * @param type of which object
 * @param refuses told the record as it would become
 * @param code of the error
 * @param message of the error
 */
record ValidationRule(ObjectType type, Predicate<Map<String, Object>> refuses, String code, String message) {

    /** Refuses the record if the rule says so. */
    void check(Row row) {
        if (row.type() == type && refuses.test(row.view())) {
            throw Refusal.record(code, message);
        }
    }
}
