// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Ledger.Line;
import io.parley.internal.store.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says what a receipt says: one line of JSON with a fixed order of keys, from one snapshot of the store.
 *
 * @param agent whose receipt it is
 * @param day which is over
 * @param head the receipt before
 * @param before the document of the receipt before; empty if there is none, or it is not there any more
 */
record ReceiptStatement(String agent, LocalDate day, ReceiptHead head, Optional<JsonNode> before) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORMAT = 1;

    byte[] of(Tx tx) throws SQLException {
        List<Line> lines = new Ledger(tx).lines();
        ObjectNode document = JSON.createObjectNode().put("format", FORMAT).put("agent", agent);
        document.put("number", head.number() + 1).put("day", day.toString());
        document.put("from", Receipt.from(day).toString())
                .put("to", Receipt.to(day).toString());
        document.put("statedAt", tx.now().toString());
        document.put("previous", head.sha256());
        fill(document, "accounts", Ledger.ACCOUNT, lines);
        fill(document, "targets", Ledger.TARGET, lines);
        fill(document, "replies", Ledger.REPLY, lines);
        document.put("balanced", LedgerReport.of(lines).balanced());
        document.put("rowsAgree", LedgerAudit.differences(tx).isEmpty());
        ReceiptItems.Digest items = ReceiptItems.digest(tx, day);
        document.putObject("items").put("count", items.count()).put("sha256", items.sha256());
        return (document + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void fill(ObjectNode document, String name, String side, List<Line> lines) {
        SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
        for (Line line : lines) {
            if (line.side().equals(side)) {
                String bucket = line.reason().isEmpty() ? line.bucket() : line.bucket() + "." + line.reason();
                counts.computeIfAbsent(line.id(), id -> new TreeMap<>()).put(bucket, line.amount());
            }
        }
        ArrayNode parties = document.putArray(name);
        counts.forEach((id, buckets) -> {
            ObjectNode party = parties.addObject().put("id", id);
            put(party.putObject("counts"), buckets);
            if (head.number() == 0 || before.isPresent()) {
                put(party.putObject("change"), change(name, id, buckets));
            } else {
                party.putNull("change");
            }
        });
    }

    private SortedMap<String, Long> change(String name, String id, SortedMap<String, Long> buckets) {
        SortedMap<String, Long> change = new TreeMap<>(buckets);
        for (JsonNode party : before.map(document -> document.path(name)).orElse(JSON.createArrayNode())) {
            if (party.path("id").asText().equals(id)) {
                party.path("counts")
                        .properties()
                        .forEach(count ->
                                change.merge(count.getKey(), -count.getValue().asLong(), Long::sum));
            }
        }
        change.values().removeIf(amount -> amount == 0);
        return change;
    }

    private static void put(ObjectNode node, SortedMap<String, Long> amounts) {
        amounts.forEach(node::put);
    }
}
