// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Reps of the sandbox CRM who answer each question once: whether they did is read from the case, never remembered. */
final class ChatRep implements Runnable {

    /** Before an answer in the CRM. */
    static final String ANSWER = "Answer to ";

    /** When each question was found in the CRM. */
    final Map<String, Long> stoodAt = new ConcurrentHashMap<>();

    /** When each answer was written. */
    final Map<String, Long> answeredAt = new ConcurrentHashMap<>();

    private static final int DESKS = 4;
    private static final long OVERLAP_MILLIS = 1_000;

    private final Supplier<AgentClient> agent;
    private final ExecutorService[] desks = new ExecutorService[DESKS];
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this, "reps");
    private volatile boolean enough;

    ChatRep(Supplier<AgentClient> agent) {
        this.agent = agent;
        for (int i = 0; i < DESKS; i++) {
            desks[i] = Executors.newSingleThreadExecutor();
        }
        thread.start();
    }

    @Override
    public void run() {
        Instant since = Instant.EPOCH;
        while (!enough) {
            try {
                JsonNode cases = agent.get()
                        .get("/crm/api/cases?updatedSince="
                                + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8));
                for (JsonNode one : cases) {
                    String id = one.path("id").asText();
                    String updatedAt = one.path("updatedAt").asText();
                    if (!updatedAt.equals(seen.put(id, updatedAt))) {
                        desks[Math.floorMod(id.hashCode(), DESKS)].execute(() -> answer(id));
                    }
                    Instant updated = Instant.parse(updatedAt).minusMillis(OVERLAP_MILLIS);
                    since = updated.isAfter(since) ? updated : since;
                }
            } catch (UncheckedIOException | AssertionError e) {
                // The agent is being started again.
                LockSupport.parkNanos(100_000_000);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    void leave() throws InterruptedException {
        enough = true;
        thread.join();
        for (ExecutorService desk : desks) {
            desk.shutdownNow();
        }
    }

    private void answer(String id) {
        try {
            JsonNode timeline = agent.get().get("/crm/api/cases/" + id).path("timeline");
            long now = System.nanoTime();
            Set<String> answered = new HashSet<>();
            for (JsonNode entry : timeline) {
                if (entry.path("direction").asText().equals("outbound")) {
                    answered.add(entry.path("text").asText());
                }
            }
            for (JsonNode entry : timeline) {
                String question = entry.path("text").asText();
                if (entry.path("direction").asText().equals("inbound")) {
                    stoodAt.putIfAbsent(question, now);
                    if (answered.add(ANSWER + question)) {
                        answeredAt.put(question, System.nanoTime());
                        agent.get().comment(id, ANSWER + question, true);
                    }
                }
            }
        } catch (UncheckedIOException | AssertionError e) {
            // The agent is being started again: the case is looked at once more.
            seen.remove(id);
        }
    }
}
