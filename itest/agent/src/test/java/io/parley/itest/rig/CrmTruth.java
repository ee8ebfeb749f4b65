// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The CRM's own record. */
final class CrmTruth {

    final String target;
    final List<JsonNode> records = new ArrayList<>();
    final Map<String, JsonNode> byRef = new HashMap<>();
    final Map<String, List<JsonNode>> entries = new HashMap<>();
    final Map<String, Set<String>> conversationsByCase = new HashMap<>();
    final Set<String> conversations = new HashSet<>();
    final List<JsonNode> comments = new ArrayList<>();

    CrmTruth(String target, JsonNode truth) {
        this.target = target;
        truth.path("records").forEach(record -> {
            records.add(record);
            byRef.put(record.path("ref").asText(), record);
            if (record.path("kind").asText().equals("message")) {
                String conversation = record.path("conversation").asText();
                entries.computeIfAbsent(record.path("key").asText(), key -> new ArrayList<>(1))
                        .add(record);
                conversations.add(conversation);
                conversationsByCase
                        .computeIfAbsent(record.path("case").asText(), ref -> new HashSet<>())
                        .add(conversation);
            }
        });
        truth.path("comments").forEach(comments::add);
    }
}
