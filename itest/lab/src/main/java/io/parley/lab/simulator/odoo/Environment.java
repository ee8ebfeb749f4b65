// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Map;

/**
 * On whose behalf something is done, and how.
 *
 * @param uid the user
 * @param partnerId the user's contact
 * @param settings whether the user has the right Administration/Settings
 * @param context what the caller passed as context
 */
record Environment(long uid, long partnerId, boolean settings, Map<String, Object> context) {

    Environment with(Map<String, Object> other) {
        return new Environment(uid, partnerId, settings, other);
    }

    boolean flag(String key) {
        return Python.truthy(context.getOrDefault(key, false));
    }

    boolean activeTest() {
        return Python.truthy(context.getOrDefault("active_test", true));
    }
}
