// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers queries, in pages. */
final class QueryEndpoints {

    private final Org org;
    private final Map<String, Pages> open = new HashMap<>();
    private final RecordIds ids = new RecordIds();

    /** Queries this org. */
    QueryEndpoints(Org org) {
        this.org = org;
    }

    private record Pages(List<ObjectNode> records, int size) {}

    /** {@return the first page of a query, or a later one} */
    Reply serve(Request request) {
        if (!request.method().equals("GET")) {
            throw Refusal.method(request.method(), "GET,HEAD");
        }
        if (request.path().size() == 2) {
            return later(request.path().get(1));
        }
        if (request.path().size() > 2) {
            throw Refusal.notFound();
        }
        String soql = request.parameter("q")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.of(400, "MALFORMED_QUERY", "A query string has to be specified"));
        SoqlQuery query = SoqlParser.parse(org.schema(), soql);
        boolean withDeleted = request.path().get(0).equals("queryAll");
        if (query.select().isEmpty()) {
            return counted(query.run(org, withDeleted).size());
        }
        List<ObjectNode> records = query.run(org, withDeleted).stream()
                .map(row -> record(row, query.select()))
                .toList();
        Pages pages = new Pages(records, Headers.batchSize(request));
        String cursor = ids.next("01g");
        if (records.size() > pages.size()) {
            open.put(cursor, pages);
        }
        return page(cursor, pages, 0);
    }

    private static Reply counted(int size) {
        ObjectNode page =
                JsonNodeFactory.instance.objectNode().put("totalSize", size).put("done", true);
        page.putArray("records");
        return Reply.ok(page);
    }

    private Reply later(String locator) {
        int dash = locator.lastIndexOf('-');
        Pages pages = dash < 0 ? null : open.get(locator.substring(0, dash));
        boolean known = pages != null && locator.substring(dash + 1).matches("\\d{1,6}");
        int start = known ? Integer.parseInt(locator.substring(dash + 1)) : 0;
        if (pages == null || !known || start >= pages.records().size()) {
            throw Refusal.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(locator.substring(0, dash), pages, start);
    }

    private static Reply page(String cursor, Pages pages, int start) {
        int total = pages.records().size();
        int end = Math.min(total, start + pages.size());
        ObjectNode page =
                JsonNodeFactory.instance.objectNode().put("totalSize", total).put("done", end == total);
        if (end < total) {
            page.put("nextRecordsUrl", Api.BASE + "/query/" + cursor + "-" + end);
        }
        page.putArray("records").addAll(pages.records().subList(start, end));
        return Reply.ok(page);
    }

    private ObjectNode record(Row row, List<SoqlPath> select) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.set("attributes", Rows.attributes(row));
        for (SoqlPath path : select) {
            place(record, row, path);
        }
        return record;
    }

    private void place(ObjectNode record, Row row, SoqlPath path) {
        ObjectNode at = record;
        Row owner = row;
        for (Field hop : path.hops()) {
            Optional<Row> parent =
                    Optional.ofNullable((String) owner.get(hop.name())).flatMap(org::find);
            String name = String.valueOf(hop.relationship());
            if (parent.isEmpty()) {
                at.putNull(name);
                return;
            }
            owner = parent.get();
            JsonNode nested = at.get(name);
            if (nested == null) {
                at.putObject(name).set("attributes", Rows.attributes(owner));
            }
            at = (ObjectNode) at.get(name);
        }
        at.set(path.field().name(), Rows.value(path.in(owner)));
    }
}
