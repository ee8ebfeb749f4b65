// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models of a database with Contacts, CRM and Discuss. */
final class Schema {

    private final Map<String, Model> models = new LinkedHashMap<>();

    Schema(Version version) {
        add("res.partner", "Contact", "complete_name asc, id desc", true, CrmDefinitions.PARTNER);
        add("crm.lead", "Lead/Opportunity", "priority desc, id desc", true, CrmDefinitions.LEAD);
        add("crm.stage", "CRM Stages", "sequence, name, id", false, CrmDefinitions.STAGE);
        add("mail.message", "Message", "id desc", false, MailDefinitions.MESSAGE);
        add("mail.message.subtype", "Message subtypes", "sequence, id", false, MailDefinitions.SUBTYPE);
        add("mail.followers", "Document Followers", "id", false, MailDefinitions.FOLLOWERS);
        add("mail.tracking.value", "Mail Tracking Value", "id desc", false, MailDefinitions.TRACKING);
        add("ir.attachment", "Attachment", "id desc", false, MailDefinitions.ATTACHMENT);
        add("res.users", "User", "name, login", false, BaseDefinitions.USER);
        add("ir.model.data", "Model Data", "module, model, name", false, BaseDefinitions.MODEL_DATA);
        add("ir.model.fields", "Fields", "name", false, BaseDefinitions.MODEL_FIELD);
        add("ir.module.module", "Module", "name", false, BaseDefinitions.MODULE);
        if (!version.hasMobile()) {
            models.get("res.partner").fields().remove("mobile");
            models.get("crm.lead").fields().remove("mobile");
        }
        BaseDefinitions.NAMED.forEach(
                (name, label) -> add(name, label, "name, id", false, "name | char | Name | required"));
    }

    /** Adds what the Helpdesk application brings. */
    void addHelpdesk() {
        add("helpdesk.ticket", "Helpdesk Ticket", "priority desc, id desc", true, HelpdeskDefinitions.TICKET);
        add("helpdesk.stage", "Helpdesk Stage", "sequence, id", false, HelpdeskDefinitions.STAGE);
        for (String name : new String[] {"helpdesk.team", "helpdesk.tag", "helpdesk.ticket.type"}) {
            add(name, name, "name, id", false, "name | char | Name | required");
        }
    }

    private void add(String name, String label, String order, boolean thread, String definition) {
        models.put(name, new Model(name, label, order, thread, definition));
    }

    boolean has(String model) {
        return models.containsKey(model);
    }

    /** {@return a model, or a UserError} */
    Model model(String name) {
        Model model = models.get(name);
        if (model == null) {
            throw OdooException.user("Object %s doesn't exist".formatted(name));
        }
        return model;
    }

    Collection<Model> models() {
        return models.values();
    }
}
