// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What stands in the CRM, and what was wrong with what it was told. For many threads. */
final class CrmBook {

    private static final int MOST_FAULTS = 20;

    private final Map<String, CrmRecord> byKey = new HashMap<>();
    private final Map<String, CrmRecord> byRef = new HashMap<>();
    private final Map<String, List<CrmRecord>> conversations = new HashMap<>();
    private final Map<String, Integer> newestNumber = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long calls;
    private long writes;
    private long repeats;
    private long messages;
    private long revisions;
    private long lastNewsMicros;
    private long[] arrivals = new long[1_000];

    synchronized void called() {
        calls++;
    }

    /** Puts a record where its reference or key says. Returns its reference. */
    synchronized String write(JsonNode write) {
        writes++;
        String kind = write.path("kind").asText();
        CrmRecord record = find(write);
        if (record == null) {
            record = create(kind, write);
        } else if (kind.equals("message")) {
            again(record, write);
        }
        return record.ref();
    }

    private CrmRecord create(String kind, JsonNode write) {
        String key = write.path("key").asText();
        CrmRecord record =
                switch (kind) {
                    case "contact" ->
                        new CrmRecord(kind, key, ref(kind), write.path("name").asText(), "");
                    case "conversation" ->
                        new CrmRecord(
                                kind,
                                key,
                                ref(kind),
                                write.path("conversation").asText(),
                                parent(key, write.path("contact")));
                    case "message" -> message(key, write);
                    default -> throw new IllegalArgumentException("unknown kind of record: " + kind);
                };
        byKey.put(kind + " " + key, record);
        byRef.put(record.ref(), record);
        return record;
    }

    private CrmRecord message(String key, JsonNode write) {
        CrmRecord record = new CrmRecord("message", key, ref("message"), words(write), parent(key, write.path("case")));
        record.revise(write.path("revision").asLong(), words(write));
        String conversation = write.path("conversation").asText();
        conversations.computeIfAbsent(conversation, name -> new ArrayList<>()).add(record);
        int number = Integer.parseInt(key.substring(key.lastIndexOf("/u") + 2));
        Integer before = newestNumber.put(conversation, number);
        if (before != null && before > number) {
            fault(key + " came behind u" + before);
        }
        messages++;
        revisions += record.revision();
        news();
        arrivals = number < arrivals.length ? arrivals : Arrays.copyOf(arrivals, number * 2);
        arrivals[number] = lastNewsMicros;
        return record;
    }

    private void again(CrmRecord record, JsonNode write) {
        long revision = write.path("revision").asLong();
        if (revision == record.revision()) {
            repeats++;
        } else if (revision < record.revision()) {
            fault(record.key() + " went back to revision " + revision);
        } else {
            revisions += revision - record.revision();
            record.revise(revision, words(write));
            news();
        }
    }

    private void news() {
        lastNewsMicros = Moment.micros();
        notifyAll();
    }

    private static String words(JsonNode write) {
        return write.path("author").asText() + "|" + write.path("outbound").asBoolean() + "|"
                + write.path("text").asText();
    }

    private String ref(String kind) {
        return kind + ":" + (byRef.size() + 1);
    }

    private @Nullable CrmRecord find(JsonNode named) {
        return named.has("ref")
                ? byRef.get(named.path("ref").asText())
                : byKey.get(
                        named.path("kind").asText() + " " + named.path("key").asText());
    }

    /** The key of a parent as a digest may know it: that of a contact, or of what a case consists of. */
    private String parent(String child, JsonNode parent) {
        String key = parent.path("key").asText();
        CrmRecord record = parent.has("ref")
                ? byRef.get(parent.path("ref").asText())
                : byKey.getOrDefault("contact " + key, byKey.get("conversation " + key));
        if (record == null) {
            fault(child + " belongs to " + key + ", which is not there");
            return "?";
        }
        return record.kind().equals("contact") ? record.key() : record.words() + "|" + record.parent();
    }

    private void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text);
        }
    }

    synchronized void await(long wantedMessages, long wantedRevisions, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (messages < wantedMessages || revisions < wantedRevisions) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("calls", calls)
                .put("writes", writes)
                .put("repeats", repeats)
                .put("messages", messages)
                .put("revisions", revisions)
                .put("lastNewsMicros", lastNewsMicros);
        faults.forEach(state.putArray("faults")::add);
        return state;
    }

    /** {@return a line for each message: its number, and when it came} */
    synchronized String arrivals() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < arrivals.length; i++) {
            if (arrivals[i] > 0) {
                lines.append('u').append(i).append(' ').append(arrivals[i]).append('\n');
            }
        }
        return lines.toString();
    }

    /** {@return references of all cases} */
    synchronized List<String> cases() {
        return byRef.values().stream()
                .filter(record -> record.kind().equals("conversation"))
                .map(CrmRecord::ref)
                .toList();
    }

    /** The same for everybody who brought the same: people, cases, messages in their order and newest state. */
    synchronized List<String> contents() {
        return Digest.lines(byKey.values(), conversations);
    }
}
