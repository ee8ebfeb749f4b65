// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out which cases went away into others: Odoo moves their messages, which tell where they were written. */
final class MergedCases {

    private static final int MOST = 1_000;

    private MergedCases() {}

    /** {@return what was merged into these cases, by the id of the case that remains} */
    static Map<Long, List<CrmEvent>> into(OdooSession odoo, String model, Collection<Long> cases)
            throws SyncException, InterruptedException {
        Map<Long, List<CrmEvent>> merges = new LinkedHashMap<>();
        if (cases.isEmpty()) {
            return merges;
        }
        Map<String, Long> survivors = moved(odoo, model, cases);
        if (survivors.isEmpty()) {
            return merges;
        }
        List<Long> losers = survivors.keySet().stream().map(Long::valueOf).toList();
        odoo.read(
                        model,
                        "search",
                        Map.of("domain", List.of(List.of("id", "in", losers)), "context", Models.ARCHIVED_TOO))
                .forEach(stillThere -> survivors.remove(stillThere.asText()));
        survivors.forEach((loser, survivor) -> merges.computeIfAbsent(survivor, id -> new ArrayList<>())
                .add(new CrmEvent.RecordsMerged(
                        new CrmRef(model, String.valueOf(survivor)), new CrmRef(model, loser))));
        return merges;
    }

    private static Map<String, Long> moved(OdooSession odoo, String model, Collection<Long> cases)
            throws SyncException, InterruptedException {
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
                        List.of("res_id", "email_from"),
                        "order",
                        "id desc",
                        "limit",
                        MOST));
        Map<String, Long> survivors = new LinkedHashMap<>();
        for (JsonNode message : messages) {
            String written = OdooText.caseOf(message.path("email_from").asText());
            if (written.matches("[1-9]\\d{0,17}")
                    && !written.equals(message.path("res_id").asText())) {
                survivors.putIfAbsent(written, message.path("res_id").asLong());
            }
        }
        return survivors;
    }
}
