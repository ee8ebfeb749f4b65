// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.itest.AgentClient.Chat;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Abuse from many sides at once, while others ask as usual: these are accepted, and soon. For as long as
 * {@code -Dattack.seconds=5}, behind a proxy that says who is who.
 */
class ChatAttackIT {

    private static final int SECONDS = Integer.getInteger("attack.seconds", 5);
    private static final int FLOOD_PER_SECOND = 1_000;
    private static final int AT_ONCE = 200;
    private static final int SLOW_SENDERS = 100;
    private static final String ATTACKER = "203.0.113.9";
    private static final String BLOCKED = "192.0.2.66";

    @TempDir
    static Path home;

    private static AgentProcess agent;
    private static AgentClient client;

    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final List<Long> waits = new ArrayList<>();
    private final HttpClient attackers =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    @BeforeAll
    static void start() {
        AgentProcess.routeToSandbox(home, "website");
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", """
                {"conversationsPerMinute": 60, "trustedProxies": ["127.0.0.1"], "blockedAddresses": ["192.0.2.0/24"],
                 ".customerSecret": "a secret that the site alone knows"}""");
        agent = AgentProcess.start(home);
        client = agent.client();
        Eventually.holds(() -> assertThat(client.get("/api/v1/targets").findValuesAsText("status"))
                .contains("OK"));
        Eventually.holds(() -> assertThat(client.get("/api/v1/accounts").findValuesAsText("type"))
                .contains("webchat"));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void othersAreNotAffected() throws Exception {
        List<Socket> slow = slowSenders();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(3);
        clock.scheduleAtFixedRate(this::flood, 0, 10, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(this::nuisances, 0, 50, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(() -> trickle(slow), 100, 500, TimeUnit.MILLISECONDS);
        int asked = 0;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < end; asked++) {
            askAsUsual(asked);
        }
        clock.shutdownNow();
        assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(atOnce.tryAcquire(AT_ONCE, 20, TimeUnit.SECONDS)).isTrue();
        for (Socket one : slow) {
            one.close();
        }
        long p99 = waits.stream().sorted().toList().get(waits.size() * 99 / 100);
        System.out.printf(
                Locale.ROOT, "attack: seconds=%d asked=%d p99=%dms answers=%s%n", SECONDS, asked, p99, answers);
        assertThat(p99).as("milliseconds from a question to its 202").isLessThan(5_000);
        assertThat(answers.keySet()).contains("flood 429", "blocked 403", "origin 403", "token 401", "customer 401");
        assertThat(answers.keySet()).doesNotContain("blocked 201", "origin 201", "token 202", "customer 201");
        assertThat(answers.keySet()).noneMatch(answer -> answer.matches(".* 5\\d\\d"));
        int accepted = asked + answers.get("flood 201").get();
        assertThat(answers.get("flood 201").get()).isLessThanOrEqualTo(2 * 60);
        Eventually.holds(
                Duration.ofSeconds(20), () -> assertThat(client.cases().size()).isEqualTo(accepted));
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    private void askAsUsual(int number) {
        String address = "198.51.100." + (number % 250 + 1);
        String name = "Visitor " + number;
        HttpResponse<String> begun =
                client.send(beginning(address, name, "Question " + number).build());
        assertThat(begun.statusCode()).isEqualTo(201);
        Chat chat = new Chat(
                AgentClient.json(begun.body()).path("conversationId").asText(),
                AgentClient.json(begun.body()).path("token").asText(),
                0);
        long before = System.nanoTime();
        assertThat(client.say(chat, "And another thing", "2").statusCode()).isEqualTo(202);
        waits.add((System.nanoTime() - before) / 1_000_000);
    }

    private void flood() {
        for (int i = 0; i < FLOOD_PER_SECOND / 100; i++) {
            later("flood", beginning(ATTACKER, "Flood", "Flood " + System.nanoTime()));
        }
    }

    private void nuisances() {
        later("blocked", beginning(BLOCKED, "Blocked", "Hello"));
        later("origin", beginning("198.51.100.251", "Foreign", "Hello").header("Origin", "https://evil.example"));
        later("large", beginning("198.51.100.252", "Large", "x".repeat(1_000_000)));
        ObjectNode forged = document("Forged", "Hello").put("customerToken", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.");
        later("customer", request("198.51.100.253", "/chat/website/api/conversations", forged));
        String conversation = "/chat/website/api/conversations/" + "A".repeat(43) + "/messages";
        ObjectNode line =
                AgentClient.JSON.createObjectNode().put("text", "Hello").put("clientMessageId", "1");
        later(
                "token",
                request("198.51.100.254", conversation, line).header("Authorization", "Bearer " + "A".repeat(43)));
    }

    /** They say that a body comes, and send it a byte at a time. */
    private List<Socket> slowSenders() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < SLOW_SENDERS; i++) {
            sockets.add(slowSender("/chat/website/api/conversations", "application/json"));
            sockets.add(slowSender("/login", "application/x-www-form-urlencoded"));
        }
        return sockets;
    }

    private static Socket slowSender(String path, String type) throws IOException {
        Socket socket = new Socket("127.0.0.1", client.address().getPort());
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + client.address().getAuthority()
                + "\r\nX-Forwarded-For: " + ATTACKER + "\r\nContent-Type: " + type
                + "\r\nContent-Length: 20000\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void trickle(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(' ');
                out.flush();
            } catch (IOException e) {
                // The agent has had enough of it.
            }
        }
    }

    /** So many at once as a machine can hold that has to bear the attack and the attackers; what is more is left out. */
    private void later(String name, HttpRequest.Builder request) {
        if (!atOnce.tryAcquire()) {
            return;
        }
        attackers.sendAsync(request.build(), BodyHandlers.discarding()).whenComplete((answer, fault) -> {
            atOnce.release();
            String outcome = name + " " + (answer == null ? "broken off" : answer.statusCode());
            answers.computeIfAbsent(outcome, any -> new AtomicInteger()).incrementAndGet();
        });
    }

    private static HttpRequest.Builder beginning(String address, String name, String text) {
        return request(address, "/chat/website/api/conversations", document(name, text));
    }

    private static ObjectNode document(String name, String text) {
        return AgentClient.JSON
                .createObjectNode()
                .put("name", name)
                .put("text", text)
                .put("clientMessageId", text.substring(0, Math.min(100, text.length())));
    }

    private static HttpRequest.Builder request(String address, String path, ObjectNode body) {
        return HttpRequest.newBuilder(client.address().resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body.toString()));
    }
}
