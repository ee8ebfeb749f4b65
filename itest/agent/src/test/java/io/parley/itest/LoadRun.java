// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Round trips at a steady rate, whether or not the agent keeps up: a question becomes a case, a comment for colleagues and
 * one for the customer are written there at once, and the visitor reads the latter. Measures and prints; run by the profile
 * {@code load} with {@code -Drate=10 -Dseconds=60}.
 */
class LoadRun {

    private static final int RATE = Integer.getInteger("rate", 10);
    private static final int SECONDS = Integer.getInteger("seconds", 60);

    @TempDir
    Path home;

    private final Map<String, Long> askedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> stoodAt = new ConcurrentHashMap<>();
    private final Map<String, Long> answeredAt = new ConcurrentHashMap<>();
    private final Map<String, Long> readAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @Test
    void roundTripsAtASteadyRate() throws Exception {
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Eventually.holds(() -> assertThat(client.get("/api/v1/targets").findValuesAsText("status"))
                    .contains("OK"));
            int conversations = RATE * SECONDS;
            AtomicBoolean enough = new AtomicBoolean();
            Thread rep = new Thread(() -> answerWhatComes(client, enough));
            rep.start();
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
            for (int i = 0; i < conversations; i++) {
                String name = "Visitor " + i;
                clock.schedule(() -> ask(client, name), i * 1_000L / RATE, TimeUnit.MILLISECONDS);
            }
            clock.shutdown();
            assertThat(clock.awaitTermination(SECONDS + 60L, TimeUnit.SECONDS)).isTrue();
            Eventually.holds(() -> assertThat(readAt).hasSize(conversations));
            enough.set(true);
            rep.join();
            long leaked = answers.values().stream().filter(count -> count != 1).count();
            System.out.printf(
                    Locale.ROOT,
                    "load: conversations=%d rate=%d/s caseP50=%dms caseP99=%dms answerP50=%dms answerP99=%dms lost=%d "
                            + "leakedOrTwice=%d faults=%d rss=%dMB%n",
                    conversations,
                    RATE,
                    percentile(askedAt, stoodAt, 50),
                    percentile(askedAt, stoodAt, 99),
                    percentile(answeredAt, readAt, 50),
                    percentile(answeredAt, readAt, 99),
                    conversations - readAt.size(),
                    leaked,
                    faults.size(),
                    agent.residentMegabytes());
            assertThat(faults).isEmpty();
            assertThat(leaked).isZero();
            assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
        }
    }

    private void ask(AgentClient client, String name) {
        askedAt.put(name, System.nanoTime());
        client.beginLater(name, "Question of " + name, name)
                .thenAccept(chat -> follow(client, name, chat))
                .exceptionally(fault -> {
                    faults.put(name, fault.toString());
                    return null;
                });
    }

    private void follow(AgentClient client, String name, Chat chat) {
        client.follow(chat, event -> {
            if (event.path("from").asText().equals("agent")) {
                readAt.putIfAbsent(name, System.nanoTime());
                answers.merge(name, 1, Integer::sum);
            }
        });
    }

    /** A rep who answers at once, and always says something to colleagues before. */
    private void answerWhatComes(AgentClient client, AtomicBoolean enough) {
        Instant since = Instant.EPOCH;
        while (!enough.get()) {
            JsonNode cases = client.get(
                    "/crm/api/cases?updatedSince=" + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8));
            long now = System.nanoTime();
            for (JsonNode one : cases) {
                String name = one.path("subject").asText().replace("Chat with ", "");
                if (stoodAt.putIfAbsent(name, now) == null) {
                    String id = one.path("id").asText();
                    client.comment(id, "Not for customers", false);
                    answeredAt.put(name, System.nanoTime());
                    client.comment(id, "Hello " + name, true);
                }
                Instant updated = Instant.parse(one.path("updatedAt").asText()).minusMillis(500);
                since = updated.isAfter(since) ? updated : since;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long percentile(Map<String, Long> from, Map<String, Long> to, int percent) {
        List<Long> millis = to.entrySet().stream()
                .map(entry -> (entry.getValue() - from.get(entry.getKey())) / 1_000_000)
                .sorted()
                .toList();
        return millis.isEmpty() ? -1 : millis.get(Math.min(millis.size() - 1, millis.size() * percent / 100));
    }
}
