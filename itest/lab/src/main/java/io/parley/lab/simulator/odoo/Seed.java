// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a new database with CRM contains. */
final class Seed {

    private static final Environment ROOT = new Environment(1, 2, true, Map.of());
    private static final List<String> INSTALLED = List.of("base", "mail", "contacts", "utm", "sales_team", "crm");
    private static final List<String> AVAILABLE = List.of("helpdesk", "project", "sale");

    private final Application application;
    private final long integration;
    private final long representative;

    /** Fills the database. */
    Seed(Application application) {
        this.application = application;
        application.database().begin();
        insert("res.company", "base.main_company", Map.of("name", "My Company"));
        insert("res.partner", "base.main_partner", Map.of("name", "My Company", "is_company", true));
        user("OdooBot", "__system__", "odoobot@mycompany.example", false);
        user("Administrator", "admin", "admin@mycompany.example", true);
        integration = user("Parley", Accounts.LOGIN, Accounts.LOGIN, true);
        representative = user("Mara Rep", "mara", "mara@mycompany.example", true);
        insert("crm.team", "sales_team.team_sales_department", Map.of("name", "Sales"));
        stage(1, "New", 1, false);
        stage(2, "Qualified", 2, false);
        stage(3, "Proposition", 3, false);
        stage(4, "Won", 70, true);
        subtype("mail.mt_comment", "Discussions", "", true, false);
        subtype("mail.mt_note", "Note", "", false, true);
        subtype("mail.mt_activities", "Activities", "", false, true);
        subtype("crm.mt_lead_create", "Opportunity Created", "crm.lead", false, false);
        subtype("crm.mt_lead_stage", "Stage Changed", "crm.lead", false, false);
        subtype("crm.mt_lead_won", "Opportunity Won", "crm.lead", false, false);
        subtype("crm.mt_lead_lost", "Opportunity Lost", "crm.lead", false, false);
        subtype("crm.mt_lead_restored", "Opportunity Restored", "crm.lead", false, false);
        INSTALLED.forEach(name -> module(name, true));
        AVAILABLE.forEach(name -> module(name, false));
        for (Model model : application.schema().models()) {
            List.copyOf(model.fields().values()).forEach(field -> describe(model, field));
        }
    }

    /** Installs Helpdesk, with a team and its stages. */
    void helpdesk() {
        application.database().begin();
        application.schema().addHelpdesk();
        insert("helpdesk.team", "helpdesk.helpdesk_team1", Map.of("name", "Customer Care"));
        Long team = Database.id(application.database().rows("helpdesk.team").get(0), "id");
        String[] stages = {"New", "In Progress", "Solved", "Cancelled"};
        for (int i = 0; i < stages.length; i++) {
            insert(
                    "helpdesk.stage",
                    "helpdesk.stage_" + i,
                    Map.of("name", stages[i], "sequence", (long) i, "fold", i > 1, "team_ids", List.of(team)));
        }
        subtype("helpdesk.mt_ticket_new", "Ticket Created", "helpdesk.ticket", false, false);
        subtype("helpdesk.mt_ticket_stage", "Stage Changed", "helpdesk.ticket", false, false);
        application.schema().models().stream()
                .filter(model -> model.name().startsWith("helpdesk."))
                .forEach(model -> List.copyOf(model.fields().values()).forEach(field -> describe(model, field)));
        application
                .database()
                .rows("ir.module.module", Map.of("name", "helpdesk"))
                .forEach(row -> application
                        .store()
                        .update(ROOT, "ir.module.module", Database.id(row, "id"), Map.of("state", "installed")));
    }

    /** {@return the user who calls from outside} */
    long integration() {
        return integration;
    }

    /** {@return a user who works in the browser} */
    long representative() {
        return representative;
    }

    /** Enters a field into the list of fields. */
    void describe(Model model, Field field) {
        application
                .store()
                .insert(
                        ROOT,
                        "ir.model.fields",
                        Map.of(
                                "name", field.name(),
                                "field_description", field.label(),
                                "model", model.name(),
                                "ttype", field.type(),
                                "relation", field.relation().isEmpty() ? (Object) false : field.relation(),
                                "required", field.has("required"),
                                "state", field.name().startsWith("x_") ? "manual" : "base"));
    }

    private long user(String name, String login, String email, boolean active) {
        long partner =
                application.store().insert(ROOT, "res.partner", Map.of("name", name, "email", email, "active", active));
        return application
                .store()
                .insert(ROOT, "res.users", Map.of("login", login, "partner_id", partner, "active", active));
    }

    private void stage(int number, String name, long sequence, boolean won) {
        insert("crm.stage", "crm.stage_lead" + number, Map.of("name", name, "sequence", sequence, "is_won", won));
    }

    private void subtype(String reference, String name, String model, boolean byDefault, boolean internal) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("res_model", model.isEmpty() ? (Object) false : model);
        values.put("default", byDefault);
        values.put("internal", internal);
        insert("mail.message.subtype", reference, values);
    }

    private void module(String name, boolean installed) {
        insert(
                "ir.module.module",
                "base.module_" + name,
                Map.of(
                        "name",
                        name,
                        "shortdesc",
                        name,
                        "state",
                        installed ? "installed" : "uninstalled",
                        "installed_version",
                        installed ? (Object) "17.0.1.0" : false));
    }

    private void insert(String model, String reference, Map<String, Object> values) {
        long id = application.store().insert(ROOT, model, values);
        String[] name = reference.split("\\.", 2);
        application
                .store()
                .insert(
                        ROOT,
                        "ir.model.data",
                        Map.of("module", name[0], "name", name[1], "model", model, "res_id", id, "noupdate", true));
    }
}
