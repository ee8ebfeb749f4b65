// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates messages as records of their own, many in one call. Odoo then notifies nobody, not even colleagues who follow
 * notes. What is there already under the same external id stays as it is.
 */
final class NewMessages {

    private static final String AUTHOR = "author_id";
    private static final String ADDRESS = "email_from";

    private final OdooSession odoo;
    private final RecordLoader loader;

    NewMessages(OdooSession odoo, RecordLoader loader) {
        this.odoo = odoo;
        this.loader = loader;
    }

    /** In their order, as that is the order of the chatter: what has a time of its own goes apart from what has none. */
    void load(List<Row> rows) throws SyncException, InterruptedException {
        List<Row> run = new ArrayList<>();
        for (Row row : rows) {
            if (!run.isEmpty() && timed(run.get(0)) != timed(row)) {
                loader.create(alike(run), true);
                run.clear();
            }
            run.add(row);
        }
        loader.create(alike(run), true);
    }

    private static boolean timed(Row row) {
        return row.cells().containsKey("date");
    }

    /** All rows of an import have the same columns. */
    private List<Row> alike(List<Row> rows) throws SyncException, InterruptedException {
        Map<String, Cell> empty = new LinkedHashMap<>();
        rows.forEach(
                row -> row.cells().forEach((field, cell) -> empty.putIfAbsent(field, Cell.silent(cell.column(), ""))));
        boolean bySome = rows.stream().anyMatch(row -> row.cells().containsKey(AUTHOR));
        if (bySome && !rows.stream().allMatch(row -> row.cells().containsKey(AUTHOR))) {
            JsonNode own = odoo.own();
            empty.put(
                    AUTHOR,
                    Cell.reference(AUTHOR, own.path("partner_id").path(0).asText()));
            empty.put(ADDRESS, Cell.silent(ADDRESS, own.path("email").asText()));
        }
        return rows.stream().map(row -> row.filledWith(empty)).toList();
    }
}
