// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import io.parley.lab.simulator.odoo.OdooSimulator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database with leads; transactions collide now and then. */
public final class SimulatedOdoo extends SimulatedCrm {

    private static final String MARK = "@parley>";
    private static final Map<String, String> KINDS = Map.of("res.partner", "contact", "crm.lead", "conversation");

    private final OdooSimulator odoo = new OdooSimulator();

    /** Begins with an empty database. */
    public SimulatedOdoo(long seed) {
        super("odoo", seed);
    }

    @Override
    public Map.Entry<String, String> configuration() {
        return Map.entry("io.parley.crm.odoo~" + target(), """
                {"endpoint": "%s", "database": "%s", "login": "%s", ".apiKey": "%s", "replySeconds": 1}
                """.formatted(
                        odoo.endpoint(), odoo.database(), odoo.login(), odoo.apiKey()));
    }

    @Override
    SimulatorServer server() {
        return odoo.server();
    }

    @Override
    boolean breakable(Call call) {
        return !new String(call.body(), StandardCharsets.UTF_8).contains("authenticate");
    }

    @Override
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> customers = new HashMap<>();
        for (Map<String, Object> name : odoo.records("ir.model.data")) {
            String kind = KINDS.getOrDefault(String.valueOf(name.get("model")), "");
            if (name.get("module").equals("parley") && !kind.isEmpty()) {
                String ref = String.valueOf(name.get("res_id"));
                entries.add(new Entry(ref, kind, key(String.valueOf(name.get("name"))), "", "", false, false));
            }
        }
        odoo.records("crm.lead").forEach(lead -> customers.put(String.valueOf(lead.get("id")), partner(lead)));
        for (Map<String, Object> message : odoo.records("mail.message")) {
            String name = String.valueOf(message.get("message_id"));
            String caseRef = String.valueOf(message.get("res_id"));
            if (name.endsWith(MARK) && customers.containsKey(caseRef)) {
                String key = key(name.substring(1, name.length() - MARK.length()));
                String text = String.valueOf(message.get("body"))
                        .replaceFirst("<br>.*", "")
                        .replaceAll("<[^>]*>", "");
                boolean outbound = !String.valueOf(message.get("author_id")).equals(customers.get(caseRef));
                boolean removed = text.contains("(removed by its author)");
                if (key.startsWith("rig:")) {
                    entries.add(new Entry(
                            String.valueOf(message.get("id")), "message", key, caseRef, text, outbound, removed));
                }
            }
        }
        return entries;
    }

    @Override
    String writes(String caseRef, String text, boolean forCustomer) {
        long lead = Long.parseLong(caseRef);
        return String.valueOf(forCustomer ? odoo.replies(lead, text) : odoo.logsNote(lead, text));
    }

    @Override
    void trouble(Dice chance) {
        if (chance.chance(0.1)) {
            odoo.failSerialization(1);
        }
    }

    private static String partner(Map<String, Object> lead) {
        return String.valueOf(lead.get("partner_id"));
    }

    /** The key is escaped, for a dot has a meaning in such names. */
    private static String key(String name) {
        return URLDecoder.decode(name.replace('_', '%'), StandardCharsets.UTF_8);
    }
}
