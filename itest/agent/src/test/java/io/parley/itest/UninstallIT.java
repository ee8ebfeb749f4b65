// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged agent made in the sandbox CRM is shown and removed by its own command. */
class UninstallIT {

    private static final String REMNANTS = "/api/v1/targets/sandbox/remnants";

    @TempDir
    Path home;

    @Test
    void oneCommandShowsAndOneRemoves() throws Exception {
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Eventually.holds(() -> client.begin("Anna", "Are you open today?", "1"));
            Eventually.holds(() -> assertThat(client.texts()).contains("Are you open today?"));
            JsonNode contacts = client.get("/crm/api/contacts");
            assertThat(command(client, "uninstall", "sandbox")).startsWith("0 ").contains("1  keys of cases");
            assertThat(command(client, "uninstall", "sandbox", "--remove"))
                    .as("while it is written to")
                    .startsWith("1 ")
                    .contains("\"dryRun\": true");
            assertThat(client.post(REMNANTS + "/remove", AgentClient.JSON.createObjectNode())
                            .statusCode())
                    .isEqualTo(409);
            assertThat(command(client, "uninstall", "nowhere")).startsWith("1 ").contains("no such target");
            AgentProcess.configure(home, "io.parley.crm.sandbox~sandbox.cfg.json", """
                    {".token": "$[secret:sandbox-token]", "dryRun": true}
                    """);
            Eventually.holds(() -> assertThat(client.get("/health").toString()).contains("Dry run"));
            assertThat(command(client, "uninstall", "sandbox", "--remove"))
                    .startsWith("0 ")
                    .contains("Nothing of Parley is left in sandbox.");
            assertThat(client.get(REMNANTS).path("remnants")).isEmpty();
            assertThat(client.texts()).containsExactly("Are you open today?");
            assertThat(client.get("/crm/api/contacts").path(0).path("name"))
                    .isEqualTo(contacts.path(0).path("name"));
        }
    }

    private String command(AgentClient client, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                AgentProcess.JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--home",
                home.toString(),
                "--port",
                Integer.toString(client.address().getPort())));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }
}
