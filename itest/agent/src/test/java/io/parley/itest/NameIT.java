// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network whose names cannot be found for a while: the agent says so, and goes on by itself when they are back. */
class NameIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    void aNameThatComesBackIsFoundWithoutARestart() throws Exception {
        Path names = Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.createDirectories(home.resolve("plugins"));
        PluginJar.drop(home, "1.0.0");
        try (LogServer log = new LogServer()) {
            log.add("Said while nobody knew the name");
            String address = "http://log.example:" + URI.create(log.address()).getPort();
            AgentProcess.configure(
                    home,
                    "io.parley.channel.sample~log.cfg.json",
                    "{\"endpoint\": \"" + address + "\", \"pollSeconds\": 1, \"backfillDays\": 1}");
            AgentProcess.configure(
                    home, "io.parley.route~log.cfg.json", "{\"from\": [\"log\"], \"to\": [\"sandbox\"]}");
            AgentProcess.configure(
                    home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
            List<String> by = List.of("env", "JAVA_TOOL_OPTIONS=-Djdk.net.hosts.file=" + names);
            try (AgentProcess agent = AgentProcess.start(by, Path.of(System.getProperty("java.home")), home)) {
                Eventually.holds(LONG, () -> {
                    JsonNode part = part(agent);
                    assertThat(part.path("status").asText()).isEqualTo("TEMPORARILY_UNAVAILABLE");
                    assertThat(part.path("message").asText())
                            .contains("The name log.example")
                            .contains("cannot be found; check the endpoint and the network");
                });
                Eventually.holds(() -> assertThat(agent.client().cases()).isEmpty());
                Files.writeString(names, "127.0.0.1 localhost log.example\n");
                Eventually.holds(LONG, () -> assertThat(agent.client().cases()).hasSize(1));
                Eventually.holds(
                        LONG,
                        () -> assertThat(part(agent).path("status").asText()).isEqualTo("OK"));
                assertThat(agent.client().ledger().path("balanced").asBoolean()).isTrue();
            }
        }
    }

    private static JsonNode part(AgentProcess agent) {
        return StreamSupport.stream(agent.client().get("/health").path("parts").spliterator(), false)
                .filter(part -> part.path("name").asText().equals("account log"))
                .findFirst()
                .orElseThrow();
    }
}
