// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.itest.rig.RigPlan.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One simulated CRM: takes batches write by write, with a row that is locked here and a bad one there. */
final class Crm {

    private static final long SEARCH_LAG = 1_900_000_000L;

    private final Target target;
    private final CrmRecords records;
    private final Faults faults;
    private final CrmFeed feed;
    private final Reps reps;
    private volatile int entries;

    Crm(Target target, CrmRecords records, Faults faults, CrmFeed feed, Reps reps) {
        this.target = target;
        this.records = records;
        this.faults = faults;
        this.feed = feed;
        this.reps = reps;
    }

    Target target() {
        return target;
    }

    /** What the search finds for each write: a ref, or null. */
    ArrayNode search(JsonNode writes) {
        synchronized (records) {
            ArrayNode refs = Wire.JSON.createArrayNode();
            for (JsonNode write : writes) {
                refs.add(
                        records.find(CrmRecords.kind(write), write.path("key").asText(), System.nanoTime() - SEARCH_LAG)
                                .map(record -> record.ref)
                                .orElse(null));
            }
            return refs;
        }
    }

    /**
     * Takes a batch.
     *
     * @param most writes that are carried out before the machine breaks
     * @return one outcome for each write
     */
    ArrayNode take(JsonNode writes, int most) {
        synchronized (records) {
            Map<Integer, ObjectNode> failures = failures(writes);
            Map<String, CrmRecord> made = new HashMap<>();
            Map<String, String> lost = new HashMap<>();
            ArrayNode outcomes = Wire.JSON.createArrayNode();
            for (int i = 0; i < Math.min(most, writes.size()); i++) {
                JsonNode write = writes.get(i);
                ObjectNode failure = failures.getOrDefault(i, dragged(write, lost));
                if (failure == null) {
                    outcomes.add(done(write, made));
                } else {
                    outcomes.add(failure);
                    if (List.of("contact", "conversation")
                            .contains(write.path("kind").asText())) {
                        lost.put(
                                write.path("kind").asText() + "|"
                                        + write.path("key").asText(),
                                "");
                    }
                }
            }
            return outcomes;
        }
    }

    /** How many messages were made. */
    int entries() {
        return entries;
    }

    ObjectNode truth() {
        synchronized (records) {
            ObjectNode truth = records.truth().put("name", target.name());
            truth.set("comments", reps.truth());
            return truth;
        }
    }

    private ObjectNode done(JsonNode write, Map<String, CrmRecord> made) {
        int before = records.made().size();
        CrmRecord record = records.write(write, made);
        if (records.made().size() > before && record.kind.equals("message")) {
            entries = entries + 1;
            if (record.outbound) {
                feed.echo(record);
            } else {
                reps.sees(record);
            }
        }
        return outcome("done").put("record", record.ref);
    }

    /** What fails by itself, and in units of all or nothing what that drags down. */
    private Map<Integer, ObjectNode> failures(JsonNode writes) {
        Map<Integer, ObjectNode> failures = new HashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            JsonNode write = writes.get(i);
            if (records.gone(write) || records.gone(write.path("case")) || records.gone(write.path("contact"))) {
                failures.put(i, outcome("gone").put("detail", "The record was merged away"));
            } else if (write.path("text").asText().contains("poison")) {
                failures.put(i, outcome("rejected").put("detail", "No poison here"));
            } else if (faults.item(0.002 * target.faults())) {
                failures.put(i, outcome("locked").put("detail", "The row is locked"));
            }
        }
        for (int i : Set.copyOf(failures.keySet())) {
            for (int near = i - 5; near < i + 5 && faults.item(0.8); near++) {
                if (near >= 0 && near < writes.size()) {
                    failures.putIfAbsent(
                            near,
                            outcome("dragged")
                                    .put("detail", writes.get(i).path("key").asText()));
                }
            }
        }
        return failures;
    }

    private static ObjectNode dragged(JsonNode write, Map<String, String> lost) {
        for (String field : List.of("contact", "case")) {
            JsonNode parent = write.path(field);
            String kind = field.equals("case") ? "conversation" : field;
            String key = parent.path("key").asText();
            if (!parent.has("ref") && lost.containsKey(kind + "|" + key)) {
                return outcome("dragged").put("detail", key);
            }
        }
        return null;
    }

    private static ObjectNode outcome(String status) {
        return Wire.JSON.createObjectNode().put("status", status);
    }
}
