// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a customer said in a case is by the contact to whom the case goes. */
final class Authors {

    private final OdooSession odoo;

    Authors(OdooSession odoo) {
        this.odoo = odoo;
    }

    /** Comes before the cases themselves move, so that a repeated move finds what an earlier one left. */
    void follow(List<Row> moves) throws SyncException, InterruptedException {
        Map<String, Map<String, String>> contacts = new LinkedHashMap<>();
        moves.forEach(move -> contacts.computeIfAbsent(move.model(), model -> new HashMap<>())
                .put(move.texts().get(0), move.cells().get("partner_id").text()));
        for (Map.Entry<String, Map<String, String>> one : contacts.entrySet()) {
            follow(one.getKey(), one.getValue());
        }
    }

    private void follow(String model, Map<String, String> contacts) throws SyncException, InterruptedException {
        List<Long> cases = contacts.keySet().stream().map(Long::valueOf).toList();
        JsonNode messages = odoo.read(
                Models.MESSAGE,
                "search_read",
                Map.of(
                        "domain",
                        List.of(
                                List.of("model", "=", model),
                                List.of("res_id", "in", cases),
                                List.of("email_from", "like", OdooText.NOWHERE),
                                List.of("message_id", "like", OdooText.MARK)),
                        "fields",
                        List.of("res_id", "author_id")));
        Map<String, List<Long>> others = new LinkedHashMap<>();
        for (JsonNode message : messages) {
            String contact = contacts.getOrDefault(message.path("res_id").asText(), "");
            if (!contact.isEmpty()
                    && !contact.equals(message.path("author_id").path(0).asText())) {
                others.computeIfAbsent(contact, key -> new ArrayList<>())
                        .add(message.path("id").asLong());
            }
        }
        for (Map.Entry<String, List<Long>> other : others.entrySet()) {
            odoo.change(
                    Models.MESSAGE,
                    "write",
                    other.getValue(),
                    Map.of(
                            "vals",
                            Map.of("author_id", Long.valueOf(other.getKey())),
                            "context",
                            Models.quietly(Map.of())));
        }
    }
}
