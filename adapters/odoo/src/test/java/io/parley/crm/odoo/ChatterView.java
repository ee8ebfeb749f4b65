// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.lab.CrmView;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.spi.HtmlText;
import java.util.List;
import java.util.Map;

/** Odoo as its people see and use it. */
record ChatterView(OdooSimulator odoo, HtmlText htmlText, String model) implements CrmView {

    @Override
    public List<String> contacts() {
        List<Object> users = odoo.records("res.users").stream()
                .map(user -> user.get("partner_id"))
                .toList();
        return ids(odoo.records("res.partner").stream()
                .filter(partner -> !Boolean.TRUE.equals(partner.get("is_company")))
                .filter(partner -> !users.contains(partner.get("id")))
                .toList());
    }

    @Override
    public List<String> cases() {
        return ids(odoo.records(model));
    }

    @Override
    public List<Entry> timeline(String caseId) {
        return messages(caseId).stream()
                .map(message -> new Entry(
                        htmlText.toPlainText(String.valueOf(message.get("body"))),
                        contacts().contains(String.valueOf(message.get("author_id")))))
                .toList();
    }

    /** What stands in the chatter of a lead, oldest first. */
    List<Map<String, Object>> messages(String leadId) {
        return odoo.records("mail.message").stream()
                .filter(message -> model.equals(message.get("model")))
                .filter(message -> leadId.equals(String.valueOf(message.get("res_id"))))
                .toList();
    }

    @Override
    public String nameOf(String contactId) {
        return (String) odoo.record("res.partner", Long.parseLong(contactId)).get("name");
    }

    @Override
    public void rename(String contactId, String name) {
        odoo.renames("res.partner", Long.parseLong(contactId), name);
    }

    @Override
    public void comment(String caseId, String text, boolean forCustomer) {
        if (forCustomer) {
            odoo.replies(model, Long.parseLong(caseId), text);
        } else {
            odoo.logsNote(model, Long.parseLong(caseId), text);
        }
    }

    @Override
    public void close(String caseId) {
        if (model.equals("helpdesk.ticket")) {
            odoo.solves(Long.parseLong(caseId));
        } else {
            odoo.marksLost(Long.parseLong(caseId));
        }
    }

    @Override
    public void delete(String caseId) {
        odoo.unlinks(model, Long.parseLong(caseId));
    }

    @Override
    public void merge(String survivorId, String loserId) {
        odoo.mergePartners(Long.parseLong(survivorId), Long.parseLong(loserId));
    }

    private static List<String> ids(List<Map<String, Object>> records) {
        return records.stream().map(one -> String.valueOf(one.get("id"))).toList();
    }
}
