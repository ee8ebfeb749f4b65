// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of it all: what was accepted is there once, and so is every answer. */
class CrashIT {

    private static final int CONVERSATIONS = 200;
    private static final int VISITORS_AT_ONCE = 8;

    @TempDir
    Path home;

    @Test
    void everyAcceptedQuestionAndEveryAnswerArrivesOnce() throws Exception {
        Map<String, Chat> accepted = new ConcurrentHashMap<>();
        AgentProcess agent = AgentProcess.start(home);
        try {
            AgentClient client = agent.client();
            CountDownLatch middle = new CountDownLatch(CONVERSATIONS / 2);
            AtomicInteger next = new AtomicInteger();
            ExecutorService visitors = Executors.newFixedThreadPool(VISITORS_AT_ONCE);
            for (int i = 0; i < VISITORS_AT_ONCE; i++) {
                visitors.execute(() -> converse(client, next, accepted, middle));
            }
            assertThat(middle.await(60, TimeUnit.SECONDS)).isTrue();
            agent.kill();
            visitors.shutdown();
            assertThat(visitors.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            agent.close();
        }
        int before = accepted.size();
        assertThat(before).isBetween(CONVERSATIONS / 2, CONVERSATIONS - 1);

        try (AgentProcess again = AgentProcess.start(home)) {
            AgentClient client = again.client();
            AtomicInteger next = new AtomicInteger();
            Eventually.holds(() -> assertThat(client.get("/api/v1/accounts").findValuesAsText("type"))
                    .contains("webchat"));
            converse(client, next, accepted, new CountDownLatch(0));
            Map<String, String> cases = casesByQuestion(client, accepted);
            for (Map.Entry<String, String> one : cases.entrySet()) {
                client.comment(one.getValue(), "Answer to " + one.getKey(), true);
            }
            assertEveryoneIsAnsweredOnce(client, accepted);
        }
        // Once more from the beginning, on what is on the disk: still once.
        try (AgentProcess atLast = AgentProcess.start(home)) {
            assertEveryoneIsAnsweredOnce(atLast.client(), accepted);
            JsonNode ledger = atLast.client().ledger();
            assertThat(ledger.path("balanced").asBoolean()).isTrue();
            assertThat(ledger.path("replies").path("sent").asInt()).isEqualTo(CONVERSATIONS);
        }
    }

    private static void converse(
            AgentClient client, AtomicInteger next, Map<String, Chat> accepted, CountDownLatch middle) {
        for (int i = next.getAndIncrement(); i < CONVERSATIONS; i = next.getAndIncrement()) {
            String question = "Question " + i;
            if (accepted.containsKey(question)) {
                continue;
            }
            try {
                accepted.put(question, client.begin("Visitor " + i, question, "message-" + i));
                middle.countDown();
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private static Map<String, String> casesByQuestion(AgentClient client, Map<String, Chat> accepted) {
        Map<String, String> cases = new HashMap<>();
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(client.cases()).hasSize(accepted.size()));
        for (JsonNode one : client.cases()) {
            String id = one.path("id").asText();
            JsonNode timeline = client.get("/crm/api/cases/" + id).path("timeline");
            assertThat(timeline).as("timeline of case %s", id).hasSize(1);
            assertThat(cases.put(timeline.get(0).path("text").asText(), id)).isNull();
        }
        assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(accepted.keySet());
        return cases;
    }

    private static void assertEveryoneIsAnsweredOnce(AgentClient client, Map<String, Chat> accepted) {
        Map<String, EventReader> readers = new HashMap<>();
        accepted.forEach((question, chat) -> readers.put(question, client.events(chat, "")));
        try {
            Eventually.holds(
                    Duration.ofSeconds(60),
                    () -> readers.forEach((question, reader) ->
                            assertThat(reader.answers()).isEqualTo(List.of("Answer to " + question))));
        } finally {
            new ArrayList<>(readers.values()).forEach(EventReader::close);
        }
    }
}
