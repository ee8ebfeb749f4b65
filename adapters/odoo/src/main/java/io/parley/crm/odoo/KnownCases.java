// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases that new messages go into, as merges and people have left them. */
final class KnownCases {

    private final OdooSession odoo;
    private final Map<CrmRef, JsonNode> cases = new HashMap<>();

    private KnownCases(OdooSession odoo) {
        this.odoo = odoo;
    }

    static KnownCases look(OdooSession odoo, Collection<CrmRef> wanted) throws SyncException, InterruptedException {
        KnownCases known = new KnownCases(odoo);
        for (Map.Entry<String, List<Long>> ids : byModel(wanted).entrySet()) {
            String model = ids.getKey();
            List<String> fields = new ArrayList<>(List.of("active", "partner_id"));
            if (model.equals(Models.TICKET)) {
                fields.add("team_id");
            }
            JsonNode found = odoo.read(
                    model,
                    "search_read",
                    Map.of(
                            "domain",
                            List.of(List.of("id", "in", ids.getValue())),
                            "fields",
                            fields,
                            "context",
                            Models.ARCHIVED_TOO));
            found.forEach(
                    one -> known.cases.put(new CrmRef(model, one.path("id").asText()), one));
        }
        return known;
    }

    boolean gone(CrmRef conversation) {
        return !cases.containsKey(conversation);
    }

    /** {@return the id of the contact that Odoo shows in a case; empty if it shows none} */
    String customer(CrmRef conversation) {
        return cases.get(conversation).path("partner_id").path(0).asText("");
    }

    /** Takes cases with new messages out of the archive, and tickets out of closed stages: nobody would see them there. */
    void reopen(Collection<CrmRef> wanted) throws SyncException, InterruptedException {
        List<CrmRef> archived = wanted.stream()
                .filter(one -> !cases.get(one).path("active").asBoolean())
                .toList();
        for (Map.Entry<String, List<Long>> ids : byModel(archived).entrySet()) {
            write(ids.getKey(), ids.getValue(), Map.of("active", true));
        }
        List<CrmRef> tickets =
                wanted.stream().filter(one -> one.type().equals(Models.TICKET)).toList();
        if (!tickets.isEmpty()) {
            reopenTickets(tickets);
        }
    }

    private void reopenTickets(List<CrmRef> tickets) throws SyncException, InterruptedException {
        List<Long> ids = tickets.stream().map(ref -> Long.valueOf(ref.id())).toList();
        JsonNode folded = odoo.read(
                Models.TICKET,
                "search",
                Map.of("domain", List.of(List.of("id", "in", ids), List.of("stage_id.fold", "=", true))));
        Map<Long, List<Long>> byTeam = new LinkedHashMap<>();
        for (JsonNode id : folded) {
            long team = cases.get(new CrmRef(Models.TICKET, id.asText()))
                    .path("team_id")
                    .path(0)
                    .asLong();
            byTeam.computeIfAbsent(team, key -> new ArrayList<>()).add(id.asLong());
        }
        for (Map.Entry<Long, List<Long>> closed : byTeam.entrySet()) {
            JsonNode stage = odoo.read(
                            "helpdesk.stage",
                            "search",
                            Map.of(
                                    "domain",
                                    List.of(
                                            List.of("team_ids", "in", List.of(closed.getKey())),
                                            List.of("fold", "=", false)),
                                    "order",
                                    "sequence, id",
                                    "limit",
                                    1))
                    .path(0);
            if (stage.isIntegralNumber()) {
                write(Models.TICKET, closed.getValue(), Map.of("stage_id", stage.asLong()));
            }
        }
    }

    private void write(String model, List<Long> ids, Map<String, ?> values) throws SyncException, InterruptedException {
        odoo.change(model, "write", ids, Map.of("vals", values, "context", Models.quietly(Map.of())));
    }

    private static Map<String, List<Long>> byModel(Collection<CrmRef> refs) {
        Map<String, List<Long>> ids = new LinkedHashMap<>();
        refs.forEach(ref ->
                ids.computeIfAbsent(ref.type(), model -> new ArrayList<>()).add(Long.valueOf(ref.id())));
        return ids;
    }
}
