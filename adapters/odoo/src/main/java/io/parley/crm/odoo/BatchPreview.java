// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.RecordPreview;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch would change: the rows that would be written, beside what is read of the same records, a call or two a model. */
final class BatchPreview {

    private final OdooSession odoo;
    private final CaseType caseType;
    private final HtmlText htmlText;

    BatchPreview(OdooSession odoo, CaseType caseType, HtmlText htmlText) {
        this.odoo = odoo;
        this.caseType = caseType;
        this.htmlText = htmlText;
    }

    List<List<RecordPreview>> of(List<CrmWrite> batch) throws SyncException, InterruptedException {
        Known known = Known.look(odoo, caseType.model(), batch);
        Rows rows = new Rows(caseType, known, new BatchProgress(batch), htmlText);
        Map<CrmWrite, Row> planned = new LinkedHashMap<>();
        for (CrmWrite write : batch) {
            try {
                planned.put(write, rows.of(write));
            } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
                planned.remove(write);
            }
        }
        Map<CrmRef, ObjectNode> there =
                there(planned.values().stream().filter(row -> row.ref() != null).toList());
        List<List<RecordPreview>> previews = new ArrayList<>();
        for (CrmWrite write : batch) {
            Row row = planned.get(write);
            previews.add(row == null ? List.of() : preview(row, there));
        }
        return previews;
    }

    private static List<RecordPreview> preview(Row row, Map<CrmRef, ObjectNode> there) {
        CrmRef ref = row.ref();
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        row.cells().forEach((field, cell) -> {
            if (!cell.told().isMissingNode() && (ref != null || !cell.told().isNull())) {
                after.set(field, cell.told());
            }
        });
        if (ref == null) {
            return List.of(RecordPreview.made(row.model(), after));
        }
        ObjectNode before = there.get(ref);
        return before == null ? List.of() : List.of(RecordPreview.changed(ref, before, after));
    }

    private Map<CrmRef, ObjectNode> there(List<Row> rows) throws SyncException, InterruptedException {
        Map<String, Set<Long>> ids = new LinkedHashMap<>();
        Map<String, Set<String>> names = new HashMap<>();
        for (Row row : rows) {
            ids.computeIfAbsent(row.model(), model -> new LinkedHashSet<>())
                    .add(Long.valueOf(row.texts().get(0)));
            names.computeIfAbsent(row.model(), model -> new LinkedHashSet<>())
                    .addAll(row.cells().keySet());
        }
        Map<CrmRef, ObjectNode> there = new HashMap<>();
        for (String model : ids.keySet()) {
            List<String> wanted = List.copyOf(names.getOrDefault(model, Set.of()));
            Fields fields = Fields.of(odoo, model, wanted);
            JsonNode found = odoo.read(
                    model,
                    "search_read",
                    Map.of(
                            "domain",
                            List.of(List.of("id", "in", ids.get(model))),
                            "fields",
                            wanted.isEmpty() ? List.of("id") : wanted,
                            "context",
                            Models.ARCHIVED_TOO));
            for (JsonNode record : found) {
                ObjectNode values = JsonNodeFactory.instance.objectNode();
                wanted.forEach(name -> values.set(name, fields.told(name, record.path(name), htmlText)));
                there.put(new CrmRef(model, record.path("id").asText()), values);
            }
        }
        return there;
    }
}
