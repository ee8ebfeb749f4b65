// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Map;

/** Fields of the models of the framework. */
final class BaseDefinitions {

    static final String USER = """
            active | boolean | Active | default=true
            login | char | Login | required
            partner_id | many2one res.partner | Related Partner | required restrict
            name | char | Name | computed
            email | char | Email | computed
            notification_type | selection email=Handle by Emails,inbox=Handle in Odoo | Notification | default=email
            share | boolean | Share User
            """;

    static final String MODEL_DATA = """
            module | char | Module | required
            name | char | External Identifier | required
            complete_name | char | Complete ID | computed
            model | char | Model Name | required
            res_id | many2one_reference | Record ID
            noupdate | boolean | Non Updatable
            reference | char | Reference | computed
            """;

    static final String MODEL_FIELD = """
            name | char | Field Name | required
            field_description | char | Field Label | required
            model | char | Model Name | required
            ttype | char | Field Type | required
            relation | char | Related Model
            required | boolean | Required
            state | selection manual=Custom Field,base=Base Field | Type | default=base
            """;

    static final String MODULE = """
            name | char | Technical Name | required
            shortdesc | char | Module Name
            state | selection uninstalled=Not Installed,installed=Installed | Status | default=uninstalled
            installed_version | char | Latest Version
            application | boolean | Application
            """;

    /** Models of which only the name matters here. */
    static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("crm.team", "Sales Team"),
            Map.entry("crm.tag", "CRM Tag"),
            Map.entry("crm.lost.reason", "Opp. Lost Reason"),
            Map.entry("crm.recurring.plan", "CRM Recurring revenue plans"),
            Map.entry("utm.source", "UTM Source"),
            Map.entry("utm.medium", "UTM Medium"),
            Map.entry("utm.campaign", "UTM Campaign"),
            Map.entry("res.company", "Companies"),
            Map.entry("res.country", "Country"),
            Map.entry("res.country.state", "Country state"),
            Map.entry("res.lang", "Languages"),
            Map.entry("res.partner.title", "Partner Title"),
            Map.entry("res.partner.industry", "Industry"),
            Map.entry("res.partner.category", "Partner Tags"));

    private BaseDefinitions() {}
}
