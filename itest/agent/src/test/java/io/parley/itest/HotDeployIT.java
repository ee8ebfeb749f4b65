// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins come, are replaced and go in a running agent, while others work. */
class HotDeployIT {

    private static final String ACCOUNT = "io.parley.channel.sample~log.cfg.json";

    @TempDir
    Path home;

    LogServer log;
    AgentProcess agent;
    AgentClient client;

    @BeforeEach
    void start() {
        log = new LogServer();
        agent = AgentProcess.start(home);
        client = agent.client();
        agent.configure(ACCOUNT, "{\"endpoint\": \"" + log.address() + "\"}");
        agent.configure("io.parley.route~log.cfg.json", "{\"from\": [\"log\"], \"to\": [\"sandbox\"]}");
        Eventually.holds(() -> assertThat(types()).containsEntry("website", "webchat"));
    }

    @AfterEach
    void stop() {
        agent.close();
        log.close();
    }

    @Test
    void aPluginComesIsReplacedAndGoesWhileChatsGoOn() throws Exception {
        Map<String, Chat> chats = new ConcurrentHashMap<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread visitors = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                chats.put("Chat " + i, client.begin("Visitor " + i, "Chat " + i, "m" + i));
            }
        });
        visitors.start();
        List<String> said = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 15; i++) {
                log.add("Line " + round + "." + i);
                said.add("Line " + round + "." + i);
            }
            PluginJar.drop(home, "1." + round + ".0");
            Eventually.holds(() -> assertThat(types()).containsEntry("log", "sample"));
            Eventually.holds(() -> assertThat(texts()).containsAll(said));
        }
        PluginJar.remove(home);
        Eventually.holds(() -> assertThat(types()).doesNotContainEntry("log", "sample"));
        log.add("While nobody listens");
        said.add("While nobody listens");
        PluginJar.drop(home, "2.0.0");
        Eventually.holds(() -> assertThat(texts()).containsAll(said));
        enough.set(true);
        visitors.join();
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(texts()).containsAll(chats.keySet()));
        assertThat(texts()).doesNotHaveDuplicates();
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    @Test
    void whatAPluginNeedsAndNobodyHasIsSaid() {
        PluginJar.drop(home, "1.0.0", "org.example.missing");
        Eventually.holds(() -> assertThat(problems())
                .anySatisfy(problem ->
                        assertThat(problem).contains("io.parley.channel.sample").contains("org.example.missing")));
        PluginJar.drop(home, "1.0.1");
        Eventually.holds(() -> assertThat(types()).containsEntry("log", "sample"));
    }

    @Test
    void whatAWebhookBringsIsStoredBeforeItIsAnswered() throws Exception {
        PluginJar.drop(home, "1.0.0");
        agent.configure("io.parley.hook.sample~lines.cfg.json", "{\"account\": \"log\", \".secret\": \"shared\"}");
        String body = "[{\"id\": 900, \"text\": \"By webhook\"}]";
        Eventually.holds(
                () -> assertThat(call(body, signature(body)).statusCode()).isEqualTo(200));
        assertThat(call(body, signature(body)).statusCode())
                .as("the same again")
                .isEqualTo(200);
        assertThat(call(body, "sha256=00").statusCode()).as("forged").isEqualTo(401);
        assertThat(call("{", signature("{")).statusCode()).as("broken").isEqualTo(400);
        String large = "x".repeat(1_000_001);
        assertThat(call(large, signature(large)).statusCode()).as("too large").isEqualTo(413);
        Eventually.holds(() -> assertThat(texts()).containsOnlyOnce("By webhook"));
    }

    private HttpResponse<String> call(String body, String signature) {
        return client.send(HttpRequest.newBuilder(agent.address().resolve("/hooks/lines"))
                .header("X-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, String> types() {
        Map<String, String> types = new ConcurrentHashMap<>();
        client.get("/api/v1/accounts")
                .forEach(account -> types.put(
                        account.path("id").asText(), account.path("type").asText()));
        return types;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        client.get("/health")
                .path("parts")
                .forEach(part -> problems.add(
                        part.path("name").asText() + ": " + part.path("message").asText()));
        return problems;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : client.cases()) {
            client.get("/crm/api/cases/" + one.path("id").asText())
                    .path("timeline")
                    .forEach(entry -> texts.add(entry.path("text").asText()));
        }
        return texts;
    }
}
