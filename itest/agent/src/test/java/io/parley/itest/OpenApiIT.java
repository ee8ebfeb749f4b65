// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document says what the agent answers. */
class OpenApiIT {

    /** What can only be read once something was put aside; ParkedIT compares it. */
    private static final String PARKED = "/api/v1/parked/{id}";

    @TempDir
    static Path home;

    static AgentProcess agent;
    static AgentClient client;
    static JsonNode document;
    static String caseId;
    static String contactId;

    @BeforeAll
    static void start() {
        agent = AgentProcess.start(home);
        client = agent.client();
        Eventually.holds(() -> client.begin("Anna", "Hello", "1"));
        Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
        document = client.get("/api/v1/openapi.json");
        caseId = client.cases().get(0).path("id").asText();
        contactId = client.cases().get(0).path("contactId").asText();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void itIsAnOpenApiDocument() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        List<String> broken = new ArrayList<>();
        document.findValuesAsText("$ref").forEach(reference -> {
            if (document.at(reference.substring(1)).isMissingNode()) {
                broken.add(reference);
            }
        });
        assertThat(broken).as("references that lead nowhere").isEmpty();
    }

    @Test
    void everythingThatCanBeReadLooksAsItSays() {
        Map<String, String> ids = Map.of("/crm/api/cases/{id}", caseId, "/crm/api/contacts/{id}", contactId);
        List<String> checked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
            boolean ofADay = path.getKey().contains("{day}"); // a new home has no day that is over
            boolean ofThePast = path.getKey().endsWith("/reapply"); // nor was a mapping applied anew
            if (!schema.isMissingNode()
                    && !ofADay
                    && !ofThePast
                    && !path.getKey().equals(PARKED)) {
                JsonNode answer = client.get(path.getKey()
                        .replace("{account}", "website")
                        .replace("{target}", "sandbox")
                        .replace("{id}", ids.getOrDefault(path.getKey(), "")));
                new SchemaCheck(document, path.getKey()).check(schema, answer);
                checked.add(path.getKey());
            }
        }
        assertThat(checked)
                .contains(
                        "/api/v1/ledger",
                        "/api/v1/parked",
                        "/api/v1/replies/pauses",
                        "/health",
                        "/crm/api/cases",
                        "/crm/api/cases/{id}")
                .hasSizeGreaterThan(8);
    }
}
