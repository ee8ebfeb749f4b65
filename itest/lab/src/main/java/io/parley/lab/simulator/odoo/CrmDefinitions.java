// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

/** Fields of contacts, leads and stages. */
final class CrmDefinitions {

    static final String PARTNER = """
            active | boolean | Active | default=true
            name | char | Name | tracked
            complete_name | char | Complete Name | computed
            email | char | Email | tracked
            email_formatted | char | Formatted Email | computed
            email_normalized | char | Normalized Email | computed
            phone | char | Phone | tracked
            mobile | char | Mobile
            phone_sanitized | char | Sanitized Number | computed
            website | char | Website Link
            ref | char | Reference
            barcode | char | Barcode
            comment | html | Notes
            function | char | Job Position
            type | selection contact=Contact,invoice=Invoice Address,delivery=Delivery Address,other=Other Address \
            | Address Type | default=contact
            is_company | boolean | Is a Company
            company_type | selection person=Individual,company=Company | Company Type | computed
            company_name | char | Company Name
            company_registry | char | Company ID
            commercial_partner_id | many2one res.partner | Commercial Entity | computed
            partner_share | boolean | Share Partner | computed
            parent_id | many2one res.partner | Related Company | tracked
            child_ids | one2many res.partner parent_id | Contact
            user_id | many2one res.users | Salesperson | tracked
            user_ids | one2many res.users partner_id | Users
            category_id | many2many res.partner.category | Tags
            company_id | many2one res.company | Company
            title | many2one res.partner.title | Title
            industry_id | many2one res.partner.industry | Industry
            country_id | many2one res.country | Country
            state_id | many2one res.country.state | State
            street | char | Street
            street2 | char | Street2
            city | char | City
            zip | char | Zip
            vat | char | Tax ID | tracked
            color | integer | Color Index
            date | date | Date
            employee | boolean | Employee
            lang | selection en_US=English (US) | Language | default=en_US
            tz | char | Timezone
            partner_latitude | float | Geo Latitude
            partner_longitude | float | Geo Longitude
            image_1920 | binary | Image
            """;

    static final String LEAD = """
            active | boolean | Active | tracked default=true
            name | char | Opportunity | required
            type | selection lead=Lead,opportunity=Opportunity | Type | required tracked default=opportunity
            partner_id | many2one res.partner | Customer | tracked
            contact_name | char | Contact Name | tracked
            partner_name | char | Company Name | tracked
            email_from | char | Email | tracked
            email_normalized | char | Normalized Email | computed
            phone | char | Phone | tracked
            mobile | char | Mobile
            phone_sanitized | char | Sanitized Number | computed
            website | char | Website
            function | char | Job Position
            title | many2one res.partner.title | Title
            description | html | Notes
            referred | char | Referred By
            priority | selection 0=Low,1=Medium,2=High,3=Very High | Priority | default=0
            user_id | many2one res.users | Salesperson | tracked
            team_id | many2one crm.team | Sales Team | tracked
            company_id | many2one res.company | Company
            stage_id | many2one crm.stage | Stage | tracked restrict
            probability | float | Probability
            automated_probability | float | Automated Probability
            lost_reason_id | many2one crm.lost.reason | Lost Reason | tracked restrict
            expected_revenue | monetary | Expected Revenue | tracked
            prorated_revenue | monetary | Prorated Revenue | computed
            recurring_revenue | monetary | Recurring Revenues | tracked
            recurring_plan | many2one crm.recurring.plan | Recurring Plan
            tag_ids | many2many crm.tag | Tags
            campaign_id | many2one utm.campaign | Campaign
            medium_id | many2one utm.medium | Medium
            source_id | many2one utm.source | Source
            lang_id | many2one res.lang | Language
            country_id | many2one res.country | Country
            state_id | many2one res.country.state | State
            street | char | Street
            street2 | char | Street2
            city | char | City
            zip | char | Zip
            color | integer | Color Index
            date_open | datetime | Assignment Date
            date_closed | datetime | Closed Date
            date_conversion | datetime | Conversion Date
            date_deadline | date | Expected Closing
            date_last_stage_update | datetime | Last Stage Update
            """;

    static final String STAGE = """
            name | char | Stage Name | required
            sequence | integer | Sequence | default=1
            is_won | boolean | Is Won Stage?
            fold | boolean | Folded in Pipeline
            requirements | text | Requirements
            team_id | many2one crm.team | Sales Team
            """;

    private CrmDefinitions() {}
}
