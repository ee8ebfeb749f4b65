// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, signs and ratings between the page of the chat and the sandbox CRM, and what a restart leaves of them. */
class LiveChatIT {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nrest".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path home;

    @Test
    void everythingPassesBothWaysAndOutlivesARestart() {
        Chat chat;
        URI sent;
        String caseId;
        String last;
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Eventually.holds(() -> client.begin("Anna", "Hello", "1"));
            chat = client.begin("Anna", "Hello", "1");
            Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
            caseId = client.cases().get(0).path("id").asText();
            try (EventReader events = client.events(chat, "")) {
                sent = aFileGoesToTheCrm(client, chat, caseId);
                aFileComesBack(client, events, caseId);
                signsPassBothWays(client, events, chat, caseId);
                aRatingLeavesTheCaseClosed(client, events, chat, caseId);
                last = events.lastId();
            }
        }
        try (AgentProcess agent = AgentProcess.start(home)) {
            AgentClient client = agent.client();
            Eventually.holds(() -> assertThat(fileAt(client, client.address().resolve(sent.getRawPath()))
                            .statusCode())
                    .isEqualTo(200));
            try (EventReader events = client.events(chat, last)) {
                client.comment(caseId, "Back again", true);
                Eventually.holds(() -> assertThat(events.answers()).containsExactly("Back again"));
            }
            try (EventReader events = client.events(chat, "")) {
                Eventually.holds(() -> assertThat(events.named("message")).hasSize(5));
            }
            filesAreElsewhereOnceTheyHaveAnAddress(agent, client, sent);
        }
    }

    private static URI aFileGoesToTheCrm(AgentClient client, Chat chat, String caseId) {
        HttpResponse<String> answer = visitor(client, chat, "/files?name=photo.html", "text/html", PNG);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode file = AgentClient.json(answer.body());
        assertThat(file.path("name").asText()).isEqualTo("photo.html.png");
        String body = "{\"text\":\"\",\"clientMessageId\":\"2\",\"attachments\":[\""
                + file.path("id").asText() + "\"]}";
        assertThat(visitor(client, chat, "/messages", "application/json", bytes(body))
                        .statusCode())
                .isEqualTo(202);
        Eventually.holds(() -> assertThat(attachments(client, caseId)).hasSize(1));
        URI link = URI.create(attachments(client, caseId).get(0).path("url").asText());
        HttpResponse<String> got = fileAt(client, link);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline; ");
        assertThat(got.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(got.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(fileAt(client, URI.create(link + "x")).statusCode())
                .as("any name will do")
                .isEqualTo(200);
        assertThat(fileAt(client, URI.create(link.toString().replace("/files/", "/files/A")))
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(visitor(client, chat, "/files?name=a.png", "image/png", bytes("<svg onload=x>\0"))
                        .statusCode())
                .isEqualTo(415);
        return link;
    }

    private static void aFileComesBack(AgentClient client, EventReader events, String caseId) {
        HttpResponse<String> answer = client.send(client.authorized("/crm/api/cases/" + caseId + "/files?name=map.txt")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("Turn left"))
                .build());
        String file = AgentClient.json(answer.body()).path("id").asText();
        String comment = "{\"text\":\"See here\",\"public\":true,\"attachments\":[\"" + file + "\"]}";
        client.post("/crm/api/cases/" + caseId + "/comments", AgentClient.json(comment));
        Eventually.holds(() -> assertThat(events.answers()).containsExactly("See here"));
        JsonNode told =
                events.named("message").get(2).data().path("attachments").path(0);
        assertThat(told.path("name").asText()).isEqualTo("map.txt");
        HttpResponse<String> got =
                fileAt(client, client.address().resolve(told.path("link").asText()));
        assertThat(got.body()).isEqualTo("Turn left");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; ");
    }

    private static void signsPassBothWays(AgentClient client, EventReader events, Chat chat, String caseId) {
        HttpResponse<String> typing = client.send(client.authorized("/crm/cases/" + caseId + "/typing")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(typing.statusCode()).isEqualTo(204);
        Eventually.holds(() -> assertThat(events.named("typing")).isNotEmpty());
        page(client, caseId);
        Eventually.holds(() -> assertThat(events.named("seen")).isNotEmpty());
        assertThat(visitor(client, chat, "/typing", "application/json", bytes(""))
                        .statusCode())
                .isEqualTo(204);
        Eventually.holds(() -> assertThat(page(client, caseId)).contains("The customer is typing"));
        assertThat(visitor(client, chat, "/seen", "application/json", bytes("{\"sequence\":2}"))
                        .statusCode())
                .isEqualTo(204);
    }

    private static void aRatingLeavesTheCaseClosed(AgentClient client, EventReader events, Chat chat, String caseId) {
        client.patch("/crm/api/cases/" + caseId, AgentClient.json("{\"status\":\"closed\"}"));
        Eventually.holds(() -> assertThat(events.named("closed")).hasSize(1));
        for (String verdict : List.of("{\"stars\":2,\"text\":\"Slow\"}", "{\"stars\":5,\"text\":\"Great\"}")) {
            assertThat(visitor(client, chat, "/rating", "application/json", bytes(verdict))
                            .statusCode())
                    .isEqualTo(202);
        }
        Eventually.holds(
                () -> assertThat(client.texts(caseId)).contains("Great").doesNotContain("Slow"));
        JsonNode found = client.get("/crm/api/cases/" + caseId);
        assertThat(found.path("status").asText()).isEqualTo("closed");
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    private static void filesAreElsewhereOnceTheyHaveAnAddress(AgentProcess agent, AgentClient client, URI sent) {
        URI elsewhere = URI.create("http://localhost:" + client.address().getPort());
        agent.configure("io.parley.agent.cfg.json", "{\"filesAddress\":\"" + elsewhere + "\"}");
        Eventually.holds(() -> assertThat(fileAt(client, client.address().resolve(sent.getRawPath()))
                        .statusCode())
                .isEqualTo(404));
        assertThat(fileAt(client, elsewhere.resolve(sent.getRawPath())).statusCode())
                .isEqualTo(200);
        for (String page : List.of("/chat/website", "/health", "/login", "/crm", "/")) {
            URI there = elsewhere.resolve(page);
            HttpRequest asAnOperator = client.authorized(there.toString()).GET().build();
            assertThat(client.send(asAnOperator).statusCode()).as(page).isEqualTo(404);
            assertThat(fileAt(client, there).statusCode()).as(page).isIn(401, 404);
        }
        assertThat(fileAt(client, client.address().resolve("/health")).statusCode())
                .isEqualTo(200);
    }

    private static JsonNode attachments(AgentClient client, String caseId) {
        return client.get("/crm/api/cases/" + caseId).path("timeline").path(1).path("attachments");
    }

    private static String page(AgentClient client, String caseId) {
        return client.send(client.authorized("/crm/cases/" + caseId).GET().build())
                .body();
    }

    private static HttpResponse<String> visitor(AgentClient client, Chat chat, String what, String type, byte[] body) {
        URI address = client.address().resolve("/chat/website/api/conversations/" + chat.id() + what);
        return client.send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + chat.token())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpResponse<String> fileAt(AgentClient client, URI address) {
        return client.send(HttpRequest.newBuilder(address).GET().build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
