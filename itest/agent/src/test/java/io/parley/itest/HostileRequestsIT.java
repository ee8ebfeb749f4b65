// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some thousand hostile requests to everything that the agent serves: it refuses them, and goes on. */
class HostileRequestsIT {

    private static final int REQUESTS = 3_000;
    private static final double MINUTES = Double.parseDouble(System.getProperty("minutes", "0"));
    private static final long SEED = Long.getLong("seed", 1);
    private static final int MOST_MEGABYTES = 700;
    /** What the protocol has for requests that are none. */
    private static final Set<Integer> NOT_SPOKEN_HERE = Set.of(501, 505);

    private static final List<String> PAGES = List.of(
            "/",
            "/parked?stage=delivery&party=a&cause=REFUSED&q=a&before=1.delivery-1",
            "/pauses",
            "/login?code=a&next=/crm",
            "/assets/console.css",
            "/chat/website",
            "/chat/website/assets/chat.js",
            "/crm",
            "/crm/cases/1",
            "/crm/contacts?q=a&page=2",
            "/crm/sync/me",
            "/crm/sync/changes?after=0&wait=0",
            "/api/v1/conversations?limit=5&before=2026-01-31T12:00:00Z",
            "/api/v1/parked?limit=5&before=1795348800000.delivery-7&q=a",
            "/hooks/lines?a=b&c=%41");

    private static final Path FINDINGS = Path.of("target/findings");

    @TempDir
    static Path home;

    @Test
    void everyHostileRequestIsRefusedAndTheRestGoesOn() throws Exception {
        Files.createDirectories(FINDINGS);
        // What takes more than this for a request does not bound it.
        List<String> small = List.of("env", "JAVA_TOOL_OPTIONS=-Xmx160m");
        try (AgentProcess agent = AgentProcess.start(small, Path.of(System.getProperty("java.home")), home)) {
            AgentClient client = agent.client();
            Eventually.holds(() -> client.begin("Anna", "Hello", "1"));
            PluginJar.drop(home, "1.0.0");
            agent.configure("io.parley.channel.sample~log.cfg.json", "{\"endpoint\": \"http://127.0.0.1:9/\"}");
            agent.configure("io.parley.hook.sample~lines.cfg.json", "{\"account\": \"log\", \".secret\": \"shared\"}");
            Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
            Map<Integer, Integer> statuses = bombard(agent, requests(agent, client));
            System.out.println(statuses + ", " + agent.residentMegabytes() + " MB");
            assertThat(statuses.keySet()).contains(200, 400, 401, 404);
            assertThat(client.begin("After", "Still there?", "after").id()).isNotEmpty();
            assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
            assertThat(agent.residentMegabytes()).isLessThan(MOST_MEGABYTES);
            assertThat(agent.log())
                    .doesNotContain(" ERROR ")
                    .doesNotContain("\tat ")
                    .doesNotContain("OutOfMemory");
        }
    }

    private static HostileRequests requests(AgentProcess agent, AgentClient client) throws Exception {
        List<String> addresses = new ArrayList<>(PAGES);
        for (Map.Entry<String, JsonNode> path :
                client.get("/api/v1/openapi.json").path("paths").properties()) {
            addresses.add(path.getKey()
                    .replace("{account}", "website")
                    .replace("{day}", "2026-11-22")
                    .replace("{hook}", "lines")
                    .replace("{id}", "1"));
        }
        // Each would be one more back-up.
        addresses.remove("/api/v1/backup");
        String token = Files.readString(agent.home().resolve("data/api-token")).strip();
        return new HostileRequests(SEED, token, addresses);
    }

    private static Map<Integer, Integer> bombard(AgentProcess agent, HostileRequests requests) throws Exception {
        long end = System.nanoTime() + (long) (MINUTES * Duration.ofMinutes(1).toNanos());
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < REQUESTS || System.nanoTime() < end; i++) {
            byte[] request = requests.next();
            RawAnswer answer = RawAnswer.to(agent.address(), request);
            statuses.merge(answer.status(), 1, Integer::sum);
            boolean refusedWell = answer.status() < 500 || NOT_SPOKEN_HERE.contains(answer.status());
            boolean talkative = answer.text().contains("\tat ") || answer.text().contains("Exception");
            if (!refusedWell || talkative) {
                Path kept = Files.write(FINDINGS.resolve("request-" + i), request);
                findings.add(kept + " was answered with " + answer.text());
            }
        }
        assertThat(findings).isEmpty();
        return statuses;
    }
}
