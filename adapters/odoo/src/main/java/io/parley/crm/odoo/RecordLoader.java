// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Writes many records in one call of Odoo's import: new ones under external ids made of our keys, others by their ids. */
final class RecordLoader {

    /** What makes Odoo's import create what is missing and leave what is there as people have made it. */
    private static final Map<String, ?> CREATE_ONLY = Map.of("mode", "update", "noupdate", true);

    private static final int MOST_ROUNDS = 3;

    private final OdooSession odoo;
    private final BatchProgress progress;

    RecordLoader(OdooSession odoo, BatchProgress progress) {
        this.odoo = odoo;
        this.progress = progress;
    }

    /** Creates what is not there. */
    void create(List<Row> rows, boolean archivedToo) throws SyncException, InterruptedException {
        Map<String, Object> context = new LinkedHashMap<>(CREATE_ONLY);
        if (archivedToo) {
            context.putAll(Models.ARCHIVED_TOO);
        }
        for (List<Row> alike : alike(rows)) {
            load(alike, context);
        }
    }

    /** Changes what is there; what is gone is not made again. */
    void change(List<Row> rows) throws SyncException, InterruptedException {
        for (List<Row> alike : alike(rows)) {
            load(alike, Models.ARCHIVED_TOO);
        }
    }

    /** An empty cell would empty a field that another row names. */
    private static List<List<Row>> alike(List<Row> rows) {
        Map<List<String>, List<Row>> alike = new LinkedHashMap<>();
        for (Row row : rows) {
            List<String> header = new ArrayList<>(row.columns());
            header.add(row.model());
            alike.computeIfAbsent(header, key -> new ArrayList<>()).add(row);
        }
        return List.copyOf(alike.values());
    }

    /** All or nothing: what Odoo names as wrong is left out, and the others are loaded again. */
    private void load(List<Row> rows, Map<String, ?> context) throws SyncException, InterruptedException {
        String model = rows.get(0).model();
        List<Row> open = new ArrayList<>(rows);
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            JsonNode answer = odoo.change(
                    model,
                    "load",
                    Map.of(
                            "fields",
                            open.get(0).columns(),
                            "data",
                            open.stream().map(Row::texts).toList(),
                            "context",
                            Models.quietly(context)));
            if (answer.path("ids").isArray()) {
                done(open, answer.path("ids"));
                return;
            }
            open.removeAll(refused(open, answer.path("messages")));
        }
        for (Row row : open) {
            String reason = "Odoo refused too many other records of the same import";
            progress.failed(row.write(), new SyncException.Transient(reason, false, null));
        }
    }

    private void done(List<Row> rows, JsonNode ids) throws SyncException {
        boolean whole = StreamSupport.stream(ids.spliterator(), false).allMatch(JsonNode::isIntegralNumber);
        if (ids.size() != rows.size() || !whole) {
            throw new SyncException.Transient("Odoo did not tell what became of each record", true, null);
        }
        for (int i = 0; i < rows.size(); i++) {
            progress.done(
                    rows.get(i).write(),
                    new CrmRef(rows.get(i).model(), ids.get(i).asText()));
        }
    }

    private List<Row> refused(List<Row> rows, JsonNode messages) throws SyncException {
        List<Row> refused = new ArrayList<>();
        for (JsonNode message : messages) {
            int record = message.path("record").asInt(-1);
            if (message.path("type").asText().equals("error") && record >= 0 && record < rows.size()) {
                Row row = rows.get(record);
                progress.failed(row.write(), reason(row, message));
                refused.add(row);
            }
        }
        if (refused.isEmpty()) {
            String words = OdooFault.words(messages.path(0).path("message").asText());
            throw new SyncException.Transient("Odoo refused the records without saying which: " + words, false, null);
        }
        return refused;
    }

    private static SyncException reason(Row row, JsonNode message) {
        String words = OdooFault.words(message.path("message").asText());
        return row.ref() != null && message.path("field").asText().equals(".id")
                ? new SyncException.RecordGone("The record is no longer in Odoo: " + words)
                : new SyncException.ItemRejected("Odoo refused this record: " + words);
    }
}
