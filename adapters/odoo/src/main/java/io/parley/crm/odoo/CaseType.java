// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a conversation becomes in Odoo. */
enum CaseType {
    /** A lead of the CRM app. */
    LEAD(Models.LEAD, "Sales: User: All Documents"),
    /** An opportunity of the CRM app, which is a lead of another type. */
    OPPORTUNITY(Models.LEAD, "Sales: User: All Documents"),
    /** A ticket of the Helpdesk app. */
    TICKET(Models.TICKET, "Helpdesk: User");

    private final String model;
    private final String right;

    CaseType(String model, String right) {
        this.model = model;
        this.right = right;
    }

    static CaseType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("caseType must be lead, opportunity or ticket, not " + name));
    }

    String model() {
        return model;
    }

    /** {@return what Parley's user needs, in the words of Odoo's screen} */
    String right() {
        return right;
    }

    /** {@return the part of a domain that finds closed cases} */
    static List<?> closed(String model) {
        return model.equals(Models.TICKET)
                ? List.of("|", List.of("active", "=", false), List.of("stage_id.fold", "=", true))
                : List.of("|", List.of("active", "=", false), List.of("stage_id.is_won", "=", true));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
