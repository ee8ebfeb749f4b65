// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What reps and customers in a live chat have of each other: files, signs, ratings. */
class LiveTest extends SandboxTest {

    @Test
    void aFileGoesWithAnAnswer() throws Exception {
        String id = question("Ann", "Where is it?");
        Http.Answer sent = http.plain("POST", "/crm/api/cases/" + id + "/files?name=map.png", "image/png", "picture");
        assertThat(sent.status()).isEqualTo(201);
        String file = sent.json().path("id").asText();
        String body = "{\"text\":\"\",\"public\":true,\"attachments\":[\"" + file + "\"]}";
        assertThat(http.json("POST", "/crm/api/cases/" + id + "/comments", body).status())
                .isEqualTo(201);
        JsonNode told = door("/changes?after=0").json().path("changes").path(0);
        assertThat(told.path("attachments").path(0).path("url").asText()).isEqualTo("https://files.example/" + file);
        assertThat(told.path("attachments").path(0).path("label").asText()).isEqualTo("map.png");
        assertThat(caseOf(id).path("timeline").path(1).path("attachments")).hasSize(1);
        assertThat(Jsoup.parse(http.get("/crm/cases/" + id).text()).select(".files a"))
                .singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEqualTo("https://files.example/" + file));
    }

    @Test
    void theFileOfAnotherCaseCannotBeUsed() throws Exception {
        String ann = question("Ann", "Where is it?");
        String bob = question("Bob", "And mine?");
        String file = http.plain("POST", "/crm/api/cases/" + ann + "/files?name=a.png", "image/png", "picture")
                .json()
                .path("id")
                .asText();
        String body = "{\"text\":\"x\",\"public\":true,\"attachments\":[\"" + file + "\"]}";
        assertThat(http.json("POST", "/crm/api/cases/" + bob + "/comments", body)
                        .status())
                .isEqualTo(422);
        assertThat(http.json("POST", "/crm/api/cases/" + ann + "/comments", "{\"text\":\"\",\"public\":true}")
                        .status())
                .as("no text and no file")
                .isEqualTo(422);
    }

    @Test
    void theFormNamesFilesToo() throws Exception {
        String id = question("Ann", "Where is it?");
        String file = http.plain("POST", "/crm/cases/" + id + "/files?name=a.png", "image/png", "picture")
                .json()
                .path("id")
                .asText();
        Http.Answer answer = http.form(
                "/crm/cases/" + id + "/comments", Map.of("audience", "customer", "text", "Here", "file", file));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(caseOf(id).path("timeline").path(1).path("attachments")).hasSize(1);
    }

    @Test
    void theRepSeesThatTheCustomerTypes() throws Exception {
        String id = question("Ann", "Where is it?");
        Http.Answer before = http.get("/crm/cases/" + id);
        assertThat(before.text()).doesNotContain("The customer is typing");
        String sign = "{\"kind\":\"typing\",\"caseId\":\"" + id + "\"}";
        assertThat(http.json("POST", "/crm/sync/signs", sign, "Authorization", bearer())
                        .status())
                .isEqualTo(200);
        Http.Answer after = http.get("/crm/cases/" + id, "If-None-Match", before.header("ETag"));
        assertThat(after.text()).contains("The customer is typing");
    }

    @Test
    void whoWaitsForChangesHearsThatARepTypesAndLooks() throws Exception {
        String id = question("Ann", "Where is it?");
        CompletableFuture<Http.Answer> waiting =
                http.begin("/crm/sync/changes?after=0&waitSeconds=20", "Authorization", bearer());
        http.plain("POST", "/crm/cases/" + id + "/typing", "text/plain", "");
        JsonNode typing = waiting.get().json();
        assertThat(typing.path("signs").toString()).isEqualTo("[{\"kind\":\"typing\",\"caseId\":\"" + id + "\"}]");
        assertThat(typing.path("next").asLong()).isZero();
        http.get("/crm/cases/" + id);
        http.get("/crm/cases/" + id);
        assertThat(door("/changes?after=0").json().path("signs").toString())
                .isEqualTo("[{\"kind\":\"seen\",\"caseId\":\"" + id + "\"}]");
        assertThat(door("/changes?after=0").json().path("signs")).isEmpty();
    }

    @Test
    void aRatingOfAChatLeavesItsCaseClosed() throws Exception {
        String chat = batch(
                        contact("p:1", "Ann"),
                        caseFile("c:1", "p:1", "Chat").put("form", "chat"),
                        message("m:1", "c:1", "Hello"))
                .path(1)
                .path("id")
                .asText();
        status(chat, "closed");
        var verdict = message("m:2", "c:1", "");
        verdict.putObject("rating").put("value", 5).put("best", 5);
        batch(verdict);
        assertThat(caseOf(chat).path("status").asText()).isEqualTo("closed");
        batch(message("m:3", "c:1", "One more thing"));
        assertThat(caseOf(chat).path("status").asText()).isEqualTo("open");
    }
}
