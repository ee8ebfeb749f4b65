// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.SettableClock;
import io.parley.lab.simulator.WebhookDelivery;
import io.parley.lab.simulator.WebhookSender;
import io.parley.lab.simulator.WebhookSigning;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor that tells by webhook, again while nobody answers: what the agent said that it has, it has, kills or not. */
class WebhookRetryIT {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int ROUNDS = 4;
    private static final int LINES = 25;

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));

    @Test
    void whatWasAcknowledgedIsStoredOnceThroughKills() {
        try (LogServer log = new LogServer()) {
            AgentProcess agent = AgentProcess.start(home);
            agent.configure("io.parley.channel.sample~log.cfg.json", "{\"endpoint\": \"" + log.address() + "\"}");
            agent.configure("io.parley.route~log.cfg.json", "{\"from\": [\"log\"], \"to\": [\"sandbox\"]}");
            agent.configure("io.parley.hook.sample~lines.cfg.json", "{\"account\": \"log\", \".secret\": \"shared\"}");
            PluginJar.drop(home, "1.0.0");
            URI hook = agent.address().resolve("/hooks/lines");
            WebhookSender vendor = new WebhookSender(
                    clock, hook, WebhookSigning.sha256Hex("X-Signature", "shared"), Collections.nCopies(1_000, PAUSE));
            vendor.tell(line(0));
            deliverAll(vendor);
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 1; i <= LINES; i++) {
                    vendor.tell(line(round * LINES + i));
                }
                CompletableFuture<Void> killed = CompletableFuture.runAsync(agent::kill);
                vendor.deliverDue();
                killed.join();
                agent.close();
                agent = AgentProcess.start(home, "--port", String.valueOf(hook.getPort()));
                deliverAll(vendor);
            }
            vendor.tellAgain(1);
            deliverAll(vendor);
            AgentClient client = agent.client();
            Eventually.holds(() -> assertThat(texts(client)).hasSize(ROUNDS * LINES + 1));
            List<String> texts = texts(client);
            assertThat(vendor.acknowledgedInVain(body -> texts.contains(text(body))))
                    .isEmpty();
            assertThat(texts).doesNotHaveDuplicates();
            assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
            agent.close();
        }
    }

    /** Tells again and again, as if a minute had passed each time, until everything is taken. */
    private void deliverAll(WebhookSender vendor) {
        Eventually.holds(() -> {
            clock.pass(PAUSE);
            vendor.deliverDue();
            assertThat(vendor.deliveries()).allMatch(WebhookDelivery::acknowledged);
        });
    }

    private static String line(int number) {
        return "[{\"id\": %d, \"text\": \"Line %d\"}]".formatted(number, number);
    }

    private static String text(String body) {
        return AgentClient.json(body).at("/0/text").asText();
    }

    private static List<String> texts(AgentClient client) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : client.cases()) {
            client.get("/crm/api/cases/" + one.path("id").asText())
                    .path("timeline")
                    .forEach(entry -> texts.add(entry.path("text").asText()));
        }
        return texts;
    }
}
