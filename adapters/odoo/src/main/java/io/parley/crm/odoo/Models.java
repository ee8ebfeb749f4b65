// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The models of Odoo that are written, and how: so that nobody gets mail for it or becomes a follower. */
final class Models {

    static final String PARTNER = "res.partner";
    static final String LEAD = "crm.lead";
    static final String MESSAGE = "mail.message";

    private Models() {}

    /** {@return the named arguments with the context for a quiet write} */
    static Map<String, ?> quietly(Map<String, ?> more) {
        Map<String, Object> context = new LinkedHashMap<>(more);
        context.put("tracking_disable", true);
        context.put("mail_create_nolog", true);
        context.put("mail_create_nosubscribe", true);
        context.put("mail_post_autofollow", false);
        return Map.of("context", context);
    }
}
