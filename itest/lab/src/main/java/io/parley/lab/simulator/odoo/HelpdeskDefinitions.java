// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

/** Fields of tickets and their stages, as far as the vendor tells of an application whose source is not public. */
final class HelpdeskDefinitions {

    static final String TICKET = """
            active | boolean | Active | default=true
            name | char | Subject | required tracked
            ticket_ref | char | Ticket IDs Sequence | readonly
            team_id | many2one helpdesk.team | Helpdesk Team | tracked
            stage_id | many2one helpdesk.stage | Stage | tracked restrict
            user_id | many2one res.users | Assigned to | tracked
            partner_id | many2one res.partner | Customer | tracked
            partner_name | char | Customer Name
            partner_email | char | Customer Email
            partner_phone | char | Customer Phone
            description | html | Description
            priority | selection 0=Low priority,1=Medium priority,2=High priority,3=Urgent | Priority | default=0
            kanban_state | selection normal=Grey,done=Green,blocked=Red | Kanban State | required default=normal
            tag_ids | many2many helpdesk.tag | Tags
            ticket_type_id | many2one helpdesk.ticket.type | Type
            company_id | many2one res.company | Company
            close_date | datetime | Close date
            """;

    static final String STAGE = """
            active | boolean | Active | default=true
            name | char | Stage Name | required
            sequence | integer | Sequence | default=10
            fold | boolean | Folded in Kanban
            team_ids | many2many helpdesk.team | Helpdesk Teams
            """;

    private HelpdeskDefinitions() {}
}
