// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.CrmView;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.util.List;

/** The simulated org as its people see it: messages and comments of a case are one timeline. */
record SimulatorView(SalesforceSimulator org, OrgMode mode) implements CrmView {

    @Override
    public List<String> contacts() {
        return ids("Contact");
    }

    @Override
    public List<String> cases() {
        return ids("Case");
    }

    @Override
    public List<Entry> timeline(String caseId) {
        return org.records(mode.message()).stream()
                .filter(message -> caseId.equals(message.get(mode.pointer())))
                .map(mode::entry)
                .toList();
    }

    @Override
    public String nameOf(String contactId) {
        return String.valueOf(org.record(contactId).get("Name"));
    }

    @Override
    public void rename(String contactId, String name) {
        org.rename(contactId, name.split(" ")[0], name.split(" ")[1]);
    }

    @Override
    public void comment(String caseId, String text, boolean forCustomer) {
        org.comment(caseId, text, forCustomer);
    }

    @Override
    public void close(String caseId) {
        org.close(caseId);
    }

    @Override
    public void delete(String caseId) {
        org.delete(caseId);
    }

    @Override
    public void merge(String survivorId, String loserId) {
        org.merge(survivorId, loserId);
    }

    private List<String> ids(String object) {
        return org.records(object).stream()
                .map(row -> String.valueOf(row.get("Id")))
                .toList();
    }
}
