// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many open conversations, a steady rate of messages, and kill -9 in the middle: every question stands in the CRM once and
 * every answer is read once. Half of the messages are questions, half are answers. Measures and prints; run by the profile
 * {@code chatload} with {@code -Dopen=2000 -Drate=50 -Dseconds=60}. The sandbox CRM is within the measured process.
 */
class ChatLoadRun {

    private static final int OPEN = Integer.getInteger("open", 2_000);
    private static final int RATE = Integer.getInteger("rate", 50);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final List<String> FLAGS = List.of("env", "JDK_JAVA_OPTIONS=" + System.getProperty("flags", ""));

    @TempDir
    Path home;

    private final Map<String, Long> askedAt = new ConcurrentHashMap<>();
    private final List<ChatVisitor> visitors = new ArrayList<>();
    private volatile AgentProcess agent;
    private volatile AgentClient client;
    private volatile long residentMegabytes;

    @Test
    void manyConversationsAndACrash() throws Exception {
        AgentProcess.routeToSandbox(home, "website");
        AgentProcess.configure(
                home,
                "io.parley.channel.webchat~website.cfg.json",
                "{\"conversationsPerMinute\": 100000, \"allConversationsPerMinute\": 100000}");
        start();
        ChatRep reps = new ChatRep(() -> client);
        try {
            openAll();
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(8);
            int questions = RATE / 2 * SECONDS;
            for (int i = 0; i < questions; i++) {
                int number = i;
                clock.schedule(() -> ask(number), i * 2_000L / RATE, TimeUnit.MILLISECONDS);
            }
            TimeUnit.SECONDS.sleep(SECONDS / 2);
            watchMemory();
            long killedAt = System.nanoTime();
            agent.kill();
            start();
            Eventually.holds(Duration.ofSeconds(60), () -> assertThat(visitors).allMatch(ChatVisitor::connected));
            long backAt = System.nanoTime();
            clock.shutdown();
            assertThat(clock.awaitTermination(SECONDS + 120L, TimeUnit.SECONDS)).isTrue();
            Eventually.holds(Duration.ofSeconds(60), () -> assertThat(read()).hasSize(questions + OPEN));
            watchMemory();
            print(reps, killedAt, backAt);
            assertOnce();
        } finally {
            visitors.forEach(ChatVisitor::leave);
            reps.leave();
            agent.close();
        }
    }

    private void start() {
        agent = AgentProcess.start(FLAGS, Path.of(System.getProperty("java.home")), home);
        AgentClient started = agent.client();
        Eventually.holds(() -> assertThat(started.get("/api/v1/targets").findValuesAsText("status"))
                .contains("OK"));
        Eventually.holds(() -> assertThat(started.get("/api/v1/accounts").findValuesAsText("type"))
                .contains("webchat"));
        client = started;
    }

    private void openAll() throws InterruptedException, ExecutionException {
        ExecutorService several = Executors.newFixedThreadPool(8);
        List<Future<ChatVisitor>> opening = new ArrayList<>();
        for (int i = 0; i < OPEN; i++) {
            String name = "Visitor " + i;
            opening.add(several.submit(() -> open(name)));
        }
        for (Future<ChatVisitor> one : opening) {
            visitors.add(one.get());
        }
        several.shutdown();
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(read()).hasSize(OPEN));
        watchMemory();
    }

    private ChatVisitor open(String name) {
        Chat chat = client.begin(name, "First question of " + name, name);
        ChatVisitor visitor = new ChatVisitor(chat, () -> client);
        visitor.follow();
        return visitor;
    }

    /** Until it is accepted, with the same id, as the page does. */
    private void ask(int number) {
        ChatVisitor visitor = visitors.get(number * 7 % OPEN);
        String question = "Question " + number;
        askedAt.put(question, System.nanoTime());
        while (true) {
            try {
                if (client.say(visitor.chat, question, question).statusCode() == 202) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // The agent is being started again.
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private Map<String, Long> read() {
        Map<String, Long> read = new HashMap<>();
        visitors.forEach(visitor -> read.putAll(visitor.readAt));
        return read;
    }

    private void watchMemory() {
        try {
            residentMegabytes = Math.max(residentMegabytes, agent.residentMegabytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(ChatRep reps, long killedAt, long backAt) {
        Map<String, Long> read = new HashMap<>();
        read().forEach((answer, at) -> read.put(answer.substring(ChatRep.ANSWER.length()), at));
        long caughtUpAt = caughtUpAt(read, backAt);
        Predicate<String> calm = question -> read.get(question) < killedAt || askedAt.get(question) > caughtUpAt;
        System.out.printf(
                Locale.ROOT,
                "chatload: open=%d rate=%d/s seconds=%d calm=%d questionP50=%dms questionP99=%dms answerP50=%dms "
                        + "answerP99=%dms back=%dms caughtUp=%dms rss=%dMB%n",
                OPEN,
                RATE,
                SECONDS,
                askedAt.keySet().stream().filter(calm).count(),
                percentile(askedAt, reps.stoodAt, 50, calm),
                percentile(askedAt, reps.stoodAt, 99, calm),
                percentile(reps.answeredAt, read, 50, calm),
                percentile(reps.answeredAt, read, 99, calm),
                (backAt - killedAt) / 1_000_000,
                (caughtUpAt - killedAt) / 1_000_000,
                residentMegabytes);
    }

    /** When everything was read that was asked while the agent was away. */
    private long caughtUpAt(Map<String, Long> read, long backAt) {
        return askedAt.keySet().stream()
                .filter(question -> askedAt.get(question) <= backAt)
                .mapToLong(read::get)
                .max()
                .orElse(backAt);
    }

    private long percentile(Map<String, Long> from, Map<String, Long> to, int percent, Predicate<String> which) {
        List<Long> millis = askedAt.keySet().stream()
                .filter(which)
                .map(question -> (to.get(question) - from.get(question)) / 1_000_000)
                .sorted()
                .toList();
        return millis.isEmpty() ? -1 : millis.get(millis.size() * percent / 100);
    }

    private void assertOnce() {
        for (ChatVisitor visitor : visitors) {
            assertThat(visitor.answers.values()).allMatch(count -> count == 1);
        }
        for (JsonNode one : client.cases()) {
            assertThat(client.texts(one.path("id").asText())).doesNotHaveDuplicates();
        }
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }
}
