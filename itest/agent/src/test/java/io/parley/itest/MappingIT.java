// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator says what goes into which fields, and what was written before follows. */
class MappingIT {

    private static final String PATH = "/api/v1/targets/sandbox/";

    @TempDir
    Path home;

    @Test
    void whatIsMappedStandsInTheCrm() throws Exception {
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Eventually.holds(() -> client.begin("Anna", "Are you open today?", "1"));
            Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
            assertThat(client.get(PATH + "fields").toString()).contains("\"name\":\"topic\"");

            HttpResponse<String> wrong = put(client, "{\"conversation\": [\"colour = 'red'\"]}");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("conversation: colour: Case has no such field; there are priority");
            assertThat(put(client, "{\"conversation\": [\"topic = channel & ': ' & message.text\"]}")
                            .statusCode())
                    .isEqualTo(200);
            Path file = home.resolve("config/io.parley.mapping~sandbox.cfg.json");
            assertThat(Files.readString(file)).contains("\"topic = channel & ': ' & message.text\"");

            Eventually.holds(
                    () -> assertThat(client.get(PATH + "mapping").toString()).contains("topic"));
            JsonNode preview = AgentClient.json(post(client, "preview", "{}").body());
            assertThat(preview.path("of").asText()).isEqualTo("delivered");
            assertThat(preview.toString()).contains("\"difference\":{\"topic\":\"webchat: Are you open today?\"}");
            assertThat(topic(client)).isEmpty();

            Eventually.holds(
                    () -> assertThat(post(client, "reapply", "{}").statusCode()).isEqualTo(202));
            Eventually.holds(() -> assertThat(phase(client)).isEqualTo("LOOKED"));
            JsonNode looked = client.get(PATH + "reapply");
            assertThat(looked.path("different").asInt()).isEqualTo(1);
            post(client, "reapply", "{\"id\": \"" + looked.path("id").asText() + "\"}");
            Eventually.holds(() -> assertThat(phase(client)).isEqualTo("DONE"));
            assertThat(topic(client)).isEqualTo("webchat: Are you open today?");
        }
    }

    private static String phase(AgentClient client) {
        return client.get(PATH + "reapply").path("phase").asText();
    }

    private static String topic(AgentClient client) {
        String id = client.cases().get(0).path("id").asText();
        return client.get("/crm/api/cases/" + id + "/fields").path("topic").asText();
    }

    private static HttpResponse<String> post(AgentClient client, String name, String body) {
        return client.post(PATH + name, AgentClient.json(body));
    }

    private static HttpResponse<String> put(AgentClient client, String body) {
        return client.send(client.authorized(PATH + "mapping")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }
}
