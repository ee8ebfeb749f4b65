// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posts messages one by one, as the chatter does; Odoo then notifies colleagues who follow notes. */
final class Poster {

    private final OdooSession odoo;
    private final BatchProgress progress;
    private final Attempts attempts;

    Poster(OdooSession odoo, BatchProgress progress, Attempts attempts) {
        this.odoo = odoo;
        this.progress = progress;
        this.attempts = attempts;
    }

    void post(List<Row> rows) throws InterruptedException {
        for (Row row : rows) {
            attempts.attempt(List.of(row.write()), () -> post(row));
        }
    }

    private void post(Row row) throws SyncException, InterruptedException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("context", Models.quietly(Map.of()));
        entry.put("body_is_html", true);
        entry.put("subtype_xmlid", text(row, "subtype_id"));
        for (String name : List.of("body", "subject", "message_type", "message_id", "date", "email_from")) {
            if (row.cells().containsKey(name)) {
                entry.put(name, text(row, name));
            }
        }
        if (row.cells().containsKey("author_id")) {
            entry.put("author_id", Long.valueOf(text(row, "author_id")));
        }
        JsonNode id =
                odoo.change(text(row, "model"), "message_post", List.of(Long.valueOf(text(row, "res_id"))), entry);
        if (!id.isIntegralNumber()) {
            throw new SyncException.Transient("Odoo did not tell the id of the message", true, null);
        }
        progress.done(row.write(), new CrmRef(Models.MESSAGE, id.asText()));
    }

    private static String text(Row row, String field) {
        return row.cells().get(field).text();
    }
}
