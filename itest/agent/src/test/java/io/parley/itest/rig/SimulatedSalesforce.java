// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An org with the objects of Parley; rows are locked now and then. */
public final class SimulatedSalesforce extends SimulatedCrm {

    private final SalesforceSimulator org = new SalesforceSimulator();
    private String locked = "";

    /** Begins with an empty org. */
    public SimulatedSalesforce(long seed) {
        super("salesforce", seed);
        org.deploy(Path.of("../../adapters/salesforce/metadata"));
    }

    @Override
    public Map.Entry<String, String> configuration() {
        return Map.entry("io.parley.crm.salesforce~" + target(), """
                {"endpoint": "%s", "clientId": "%s", ".clientSecret": "%s", "replySeconds": 1}
                """.formatted(
                        org.endpoint(), org.clientId(), org.clientSecret()));
    }

    @Override
    SimulatorServer server() {
        return org.server();
    }

    @Override
    boolean breakable(Call call) {
        return call.path().startsWith("/services/data");
    }

    @Override
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        org.records("Contact").forEach(contact -> entries.add(entry("contact", contact, "")));
        org.records("Case").forEach(one -> entries.add(entry("conversation", one, "")));
        org.records("Parley_Message__c")
                .forEach(message -> entries.add(entry("message", message, text(message, "Case__c"))));
        return entries;
    }

    @Override
    String writes(String caseRef, String text, boolean forCustomer) {
        return org.comment(caseRef, text, forCustomer);
    }

    @Override
    void trouble(Dice chance) {
        if (!locked.isEmpty()) {
            org.unlock(locked);
            locked = "";
        }
        List<Map<String, Object>> contacts = org.records("Contact");
        if (!contacts.isEmpty() && chance.chance(0.3)) {
            locked = text(chance.of(contacts), "Id");
            org.lockRow(locked);
        }
    }

    private static Entry entry(String kind, Map<String, Object> record, String caseRef) {
        return new Entry(
                text(record, "Id"),
                kind,
                text(record, "Parley_Key__c"),
                caseRef,
                text(record, "Text__c"),
                text(record, "Direction__c").equals("Outbound"),
                text(record, "Removed__c").equals("true"));
    }

    private static String text(Map<String, Object> record, String field) {
        Object value = record.get(field);
        return value == null ? "" : value.toString();
    }
}
