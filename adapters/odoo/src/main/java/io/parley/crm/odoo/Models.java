// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The models of Odoo that are written, and how: so that nobody gets mail for it or becomes a follower. */
final class Models {

    static final String PARTNER = "res.partner";
    static final String LEAD = "crm.lead";
    static final String TICKET = "helpdesk.ticket";
    static final String MESSAGE = "mail.message";

    /** What makes a search find archived records too. */
    static final Map<String, ?> ARCHIVED_TOO = Map.of("active_test", false);

    private Models() {}

    /** {@return the context for a quiet write, in which times of an import are in UTC} */
    static Map<String, ?> quietly(Map<String, ?> more) {
        Map<String, Object> context = new LinkedHashMap<>(more);
        context.put("tz", "UTC");
        context.put("tracking_disable", true);
        context.put("mail_create_nolog", true);
        context.put("mail_create_nosubscribe", true);
        context.put("mail_post_autofollow", false);
        return context;
    }
}
