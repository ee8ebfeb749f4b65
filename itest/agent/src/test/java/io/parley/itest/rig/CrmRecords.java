// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All records of one CRM in the order in which they were made, and how they are written. For one thread at a time. */
final class CrmRecords {

    private final boolean readBack;
    private final List<CrmRecord> made = new ArrayList<>();
    private final Map<String, CrmRecord> byRef = new HashMap<>();
    private final Map<String, List<CrmRecord>> byKey = new HashMap<>();

    CrmRecords(boolean readBack) {
        this.readBack = readBack;
    }

    List<CrmRecord> made() {
        return made;
    }

    CrmRecord get(String ref) {
        return byRef.get(ref);
    }

    CrmRecord make(String kind, String key) {
        CrmRecord record = new CrmRecord(kind + ":" + made.size(), kind, key);
        made.add(record);
        byRef.put(record.ref, record);
        byKey.computeIfAbsent(kind + "|" + key, same -> new ArrayList<>(1)).add(record);
        return record;
    }

    /** What a search by key finds that knows only what is older than a moment. */
    Optional<CrmRecord> find(String kind, String key, long before) {
        return byKey.getOrDefault(kind + "|" + key, List.of()).stream()
                .filter(record -> !record.mergedAway && record.madeAt < before)
                .findFirst();
    }

    /** Whether a record that a write names was merged into another. */
    boolean gone(JsonNode named) {
        if (!named.has("ref")) {
            return false;
        }
        CrmRecord record = byRef.get(named.path("ref").asText());
        record.known = true;
        return record.mergedAway;
    }

    /**
     * Carries a write out.
     *
     * @param batch what the batch has made so far, by kind and key
     */
    CrmRecord write(JsonNode write, Map<String, CrmRecord> batch) {
        String kind = kind(write);
        String key = write.path("key").asText();
        Optional<CrmRecord> known = write.has("ref")
                ? Optional.of(byRef.get(write.path("ref").asText()))
                : readBack ? Optional.empty() : find(kind, key, Long.MAX_VALUE);
        if (write.path("kind").asText().equals("removal")) {
            known.ifPresent(record -> {
                record.removed = true;
                record.text = "";
            });
            return known.orElseGet(() -> new CrmRecord("message:none", kind, key));
        }
        CrmRecord record = known.orElseGet(() -> make(kind, key));
        if (known.isEmpty()) {
            record.contact = parent(write, "contact", batch);
            record.caseRef = parent(write, "case", batch);
            record.conversation = write.path("conversation").asText();
            record.author = write.path("author")
                    .asText(write.path("contact").path("key").asText());
            record.outbound = write.path("outbound").asBoolean();
        }
        record.text = write.path("text").asText();
        record.removed = false;
        batch.put(kind + "|" + key, record);
        return record;
    }

    void merge(CrmRecord survivor, CrmRecord loser) {
        loser.mergedAway = true;
        for (CrmRecord record : made) {
            record.contact = record.contact.equals(loser.ref) ? survivor.ref : record.contact;
            record.caseRef = record.caseRef.equals(loser.ref) ? survivor.ref : record.caseRef;
        }
    }

    ObjectNode truth() {
        ObjectNode truth = Wire.JSON.createObjectNode();
        for (int i = 0; i < made.size(); i++) {
            truth.withArray("/records").add(made.get(i).truth(i));
        }
        return truth;
    }

    static String kind(JsonNode write) {
        String kind = write.path("kind").asText();
        return kind.equals("removal") ? "message" : kind;
    }

    private static String parent(JsonNode write, String field, Map<String, CrmRecord> batch) {
        JsonNode parent = write.path(field);
        if (parent.isMissingNode() || parent.has("ref")) {
            return parent.path("ref").asText("");
        }
        String kind = field.equals("case") ? "conversation" : field;
        CrmRecord made = batch.get(kind + "|" + parent.path("key").asText());
        if (made == null) {
            throw new IllegalArgumentException(
                    write.path("key").asText() + " names a " + field + " that is neither known nor in the batch");
        }
        return made.ref;
    }
}
