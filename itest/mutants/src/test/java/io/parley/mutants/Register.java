// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.CrmView;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CRM in memory: records of all kinds are found by their key, and what people do can be asked for. */
final class Register implements SimulatorServer.Vendor, CrmView {

    static final String TOKEN = "register-token/3Jx9==";
    static final String DEAD = "dead-token-6Yb2";
    static final String WEAK = "weak-token-1Mf7";
    static final String NOTHING =
            "{\"name\": \"The register\", \"mayWrite\": true, \"events\": [], \"more\": false, \"results\": []}";
    private static final int MOST_CHARACTERS = 50_000;

    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private final Map<String, String> merged = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private int last;

    @Override
    public Answer answer(Call call) {
        String token = call.header("authorization").orElse("");
        if (!token.equals("Bearer " + TOKEN) && !token.equals("Bearer " + WEAK)) {
            return Answer.json(401, json().put("error", "who are you?"));
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /me" ->
                Answer.json(200, json().put("name", "The register").put("mayWrite", !token.endsWith(WEAK)));
            case "POST /batch" -> batch(call.json().path("writes"));
            case "GET /events" -> events(call);
            default -> Answer.json(404, json().put("error", "no such place"));
        };
    }

    private Answer batch(JsonNode writes) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        writes.forEach(write -> results.add(put(write)));
        ObjectNode answer = json();
        answer.set("results", results);
        return Answer.json(200, answer);
    }

    private ObjectNode put(JsonNode write) {
        String kind = write.path("kind").asText();
        String id = write.hasNonNull("ref") ? survivor(write.path("ref").asText()) : byKey(write);
        ObjectNode record = records.get(id);
        if (record == null && write.hasNonNull("ref")) {
            return json().put("error", "gone");
        }
        String parent = write.hasNonNull("in") ? survivor(write.path("in").asText()) : keyed("case", write, "inKey");
        if (!kind.equals("contact") && !kind.equals("case") && !records.containsKey(parent)) {
            return json().put("error", "gone");
        }
        if (write.path("text").asText().length() > MOST_CHARACTERS) {
            return json().put("error", "too long");
        }
        if (record == null) {
            record = json().put("id", id)
                    .put("kind", kind)
                    .put("key", write.path("key").asText());
            record.put("name", write.path("name").asText()).put("in", parent);
            records.put(id, record);
            if (write.has("text")) {
                event("own " + kind).put("record", id).put("case", parent).set("text", write.path("text"));
            }
            if (write.path("inbound").asBoolean() && write.path("opens").asBoolean() && closed.remove(parent)) {
                event("opened").put("case", parent);
            }
        }
        for (String field : List.of("handle", "text", "inbound")) {
            if (write.has(field)) {
                record.set(field, write.path(field));
            }
        }
        if (write.has("newName")) {
            record.set("name", write.path("newName"));
        }
        return json().put("id", id);
    }

    private String byKey(JsonNode write) {
        String known = keyed(write.path("kind").asText(), write, "key");
        return known.isEmpty() ? nextId() : survivor(known);
    }

    private String nextId() {
        return "r" + ++last;
    }

    private String keyed(String kind, JsonNode write, String field) {
        return records.values().stream()
                .filter(record -> record.path("kind").asText().equals(kind))
                .filter(record -> record.path("key").equals(write.path(field)))
                .map(record -> record.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private String survivor(String id) {
        return merged.getOrDefault(id, id);
    }

    private Answer events(Call call) {
        int after = Integer.parseInt(call.parameter("after").orElse("0"));
        Instant since = Instant.parse(call.parameter("since").orElse("1970-01-01T00:00:00Z"));
        int limit = Integer.parseInt(call.parameter("limit").orElse("50"));
        List<ObjectNode> found = events.stream()
                .filter(event -> event.path("number").asInt() > after)
                .filter(event -> !Instant.parse(event.path("at").asText()).isBefore(since))
                .toList();
        ObjectNode page = json().put("more", found.size() > limit);
        page.putArray("events").addAll(found.subList(0, Math.min(limit, found.size())));
        return Answer.json(200, page);
    }

    private ObjectNode event(String what) {
        ObjectNode event = json().put("number", events.size() + 1)
                .put("what", what)
                .put("at", Instant.now().toString());
        events.add(event);
        return event;
    }

    @Override
    public List<String> contacts() {
        return ids("contact");
    }

    @Override
    public List<String> cases() {
        return ids("case");
    }

    private List<String> ids(String kind) {
        return records.values().stream()
                .filter(record -> record.path("kind").asText().equals(kind))
                .filter(record -> !merged.containsKey(record.path("id").asText()))
                .map(record -> record.path("id").asText())
                .toList();
    }

    @Override
    public List<Entry> timeline(String caseId) {
        return records.values().stream()
                .filter(record -> record.path("in").asText().equals(caseId))
                .map(record -> new Entry(
                        record.path("text").asText(), record.path("inbound").asBoolean()))
                .toList();
    }

    @Override
    public String nameOf(String contactId) {
        return records.get(contactId).path("name").asText();
    }

    @Override
    public void rename(String contactId, String name) {
        records.get(contactId).put("name", name);
    }

    @Override
    public void comment(String caseId, String text, boolean forCustomer) {
        String id = nextId();
        records.put(
                id,
                json().put("id", id).put("kind", "comment").put("in", caseId).put("text", text));
        event(forCustomer ? "answer" : "remark")
                .put("record", id)
                .put("case", caseId)
                .put("text", text);
    }

    @Override
    public void close(String caseId) {
        closed.add(caseId);
        event("closed").put("case", caseId);
    }

    @Override
    public void delete(String caseId) {
        records.remove(caseId);
    }

    @Override
    public void merge(String survivorId, String loserId) {
        merged.put(loserId, survivorId);
        records.get(loserId).put("key", "");
        event("merged").put("survivor", survivorId).put("loser", loserId);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
