// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rep thinks again while an answer rests. */
class RecallIT {

    @TempDir
    Path home;

    @Test
    void whatIsTakenBackInTimeNeverReachesTheVisitor() {
        AgentProcess.start(home).close();
        AgentProcess.configure(home, "io.parley.crm.sandbox~sandbox.cfg.json", """
                {".token": "$[secret:sandbox-token]", "recallSeconds": 5}
                """);
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Chat[] chat = new Chat[1];
            Eventually.holds(() -> chat[0] = client.begin("Anna", "Are you open today?", "1"));
            Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
            String id = client.cases().get(0).path("id").asText();
            client.comment(id, "No.", true);
            client.comment(id, "Yes, until six.", true);
            JsonNode timeline = client.get("/crm/api/cases/" + id).path("timeline");
            String hasty = timeline.path(1).path("id").asText();
            assertThat(client.post("/crm/api/comments/" + hasty + "/withdrawal", AgentClient.JSON.createObjectNode())
                            .statusCode())
                    .isEqualTo(200);
            try (EventReader events = client.events(chat[0], "")) {
                Eventually.holds(Duration.ofSeconds(30), () -> assertThat(events.answers())
                        .containsExactly("Yes, until six."));
            }
            assertThat(client.ledger().at("/replies/dropped/recalled").asInt()).isEqualTo(1);
        }
    }
}
