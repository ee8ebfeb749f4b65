// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Set;

/** Who may do what. A sales administrator may do the usual; some models are for administrators of settings alone. */
final class Access {

    private static final Set<String> SETTINGS_ONLY =
            Set.of("ir.model.data", "ir.model.fields", "ir.module.module", "mail.tracking.value");
    private static final Set<String> SETTINGS_TO_CHANGE =
            Set.of("mail.followers", "mail.message.subtype", "res.users", "res.company", "res.country", "res.lang");

    private Access() {}

    /** Throws an AccessError unless the user has the right. */
    static void check(Environment environment, Model model, String operation) {
        if (!allowed(environment, model, operation)) {
            throw OdooException.access("You are not allowed to %s '%s' (%s) records."
                    .formatted(operation.equals("read") ? "access" : operation, model.label(), model.name()));
        }
    }

    static boolean allowed(Environment environment, Model model, String operation) {
        boolean restricted = SETTINGS_ONLY.contains(model.name())
                || !operation.equals("read") && SETTINGS_TO_CHANGE.contains(model.name());
        return environment.settings() || !restricted;
    }

    static boolean allowed(Environment environment, Field field) {
        return environment.settings() || !field.has("settings");
    }

    /** Throws an AccessError when a field is for others. */
    static void check(Environment environment, Model model, Field field) {
        if (!allowed(environment, field)) {
            throw OdooException.access(
                    "You do not have enough rights to access the field %s of %s".formatted(field.name(), model.name()));
        }
    }
}
