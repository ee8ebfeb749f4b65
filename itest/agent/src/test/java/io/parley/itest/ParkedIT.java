// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.itest.AgentClient.Chat;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a CRM refused is seen, found, retried and dropped by a person, by REST and on the pages; answers are paused. */
class ParkedIT {

    private static final String POISON = "poison";

    @TempDir
    static Path home;

    static SalesforceSimulator salesforce;
    static AgentProcess agent;
    static AgentClient client;
    static JsonNode document;
    static final AtomicReference<String> REFUSED = new AtomicReference<>(POISON);

    @BeforeAll
    static void start() throws IOException {
        salesforce = new SalesforceSimulator();
        salesforce.deploy(Path.of("../../adapters/salesforce/metadata"));
        salesforce.rejectWhere(
                "Parley_Message__c",
                values -> String.valueOf(values.get("Text__c")).contains(REFUSED.get()),
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "No poison here");
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", "{}");
        AgentProcess.configure(
                home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        AgentProcess.configure(home, "io.parley.crm.salesforce~org.cfg.json", """
                {"endpoint": "%s", "clientId": "%s", ".clientSecret": "%s", "replySeconds": 3600}
                """.formatted(
                        salesforce.endpoint(), salesforce.clientId(), salesforce.clientSecret()));
        AgentProcess.configure(
                home, "io.parley.route~all.cfg.json", "{\"from\": [\"website\"], \"to\": [\"org\", \"sandbox\"]}");
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/sandbox-token"), "a secret of the test");
        agent = AgentProcess.start(home);
        client = agent.client();
        document = client.get("/api/v1/openapi.json");
    }

    @AfterAll
    static void stop() {
        agent.close();
        salesforce.close();
    }

    @BeforeEach
    void nothingIsPutAside() {
        REFUSED.set(POISON);
        assertThat(post("/api/v1/parked/drop", "{\"filter\": {}, \"reason\": \"The next test begins.\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsListedCanBeReadAndRetried() {
        park("A little poison <b>for</b> you", 1);
        JsonNode page = client.get("/api/v1/parked");
        new SchemaCheck(document, "/api/v1/parked").check(schema("/api/v1/parked", "get"), page);
        JsonNode row = page.at("/parked/0");
        assertThat(row.path("cause").asText()).isEqualTo("REFUSED");
        assertThat(row.path("stage").asText()).isEqualTo("delivery");
        assertThat(row.path("party").asText()).isEqualTo("org");
        assertThat(row.path("reason").asText()).contains("No poison here");
        String id = row.path("id").asText();
        JsonNode whole = client.get("/api/v1/parked/" + id);
        new SchemaCheck(document, "/api/v1/parked/{id}").check(schema("/api/v1/parked/{id}", "get"), whole);
        assertThat(whole.path("text").asText()).isEqualTo("A little poison <b>for</b> you");
        assertThat(whole.path("author").asText()).isEqualTo("Anna");
        REFUSED.set("something else");
        HttpResponse<String> answer = post("/api/v1/parked/" + id + "/retry", "");
        new SchemaCheck(document, "retry")
                .check(schema("/api/v1/parked/{id}/retry", "post"), AgentClient.json(answer.body()));
        Eventually.holds(() -> assertThat(target().path("pending").asInt()).isZero());
        assertThat(target().path("parked").asInt()).isZero();
        assertThat(post("/api/v1/parked/" + id + "/retry", "").statusCode()).isEqualTo(409);
    }

    @Test
    void manyAreFoundPagedExportedAndDecidedAbout() {
        park("poison", 5);
        JsonNode first = client.get("/api/v1/parked?limit=3&q=POISON&stage=delivery&party=org&cause=REFUSED");
        assertThat(first.path("parked")).hasSize(3);
        JsonNode second =
                client.get("/api/v1/parked?limit=3&before=" + first.path("next").asText());
        assertThat(second.path("parked")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        HttpResponse<String> export =
                client.send(client.authorized("/api/v1/parked/export").build());
        assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(export.body().lines()).hasSize(5).allSatisfy(line -> new SchemaCheck(document, "export")
                .check(document.at("/components/schemas/ParkedDetails"), AgentClient.json(line)));
        assertThat(client.send(client.authorized("/metrics").build()).body())
                .contains("parley_parked{stage=\"delivery\",party=\"org\",cause=\"REFUSED\"} 5");
        List<String> ids = new ArrayList<>(first.findValuesAsText("id"));
        ObjectNode body = AgentClient.JSON.createObjectNode().put("reason", "Seen \"enough\" of it");
        ids.forEach(body.putArray("ids")::add);
        JsonNode dropped =
                AgentClient.json(client.post("/api/v1/parked/drop", body).body());
        assertThat(dropped.path("dropped").asInt()).isEqualTo(3);
        REFUSED.set("something else");
        JsonNode retried = AgentClient.json(post("/api/v1/parked/retry", "{\"filter\": {\"q\": \"poison\"}}")
                .body());
        assertThat(retried.path("retried").asInt()).isEqualTo(2);
        Eventually.holds(() -> assertThat(target().path("pending").asInt()).isZero());
        assertThat(client.get("/api/v1/parked").path("parked")).isEmpty();
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
        assertThat(target().at("/dropped/byPerson").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsWrongIsRefusedWithASentence() {
        for (String query : List.of(
                "stage=nowhere",
                "cause=NONE",
                "limit=0",
                "limit=501",
                "limit=x",
                "before=yesterday",
                "q=" + "x".repeat(201))) {
            refused(
                    400,
                    client.send(client.authorized("/api/v1/parked?" + query).build()));
        }
        for (String body : List.of(
                "",
                "[]",
                "{",
                "{\"ids\": []}",
                "{\"ids\": [1]}",
                "{\"ids\": \"delivery-1\"}",
                "{\"ids\": [\"delivery-1\"], \"filter\": {}}",
                "{\"filter\": {\"stgae\": \"reply\"}}",
                "{\"filter\": {\"party\": \"\"}}",
                "{\"filter\": {\"q\": \"\\u0000\"}}",
                "{\"filter\": []}",
                "{\"filter\": {}} {}")) {
            refused(400, post("/api/v1/parked/retry", body));
        }
        refused(400, post("/api/v1/parked/drop", "{\"filter\": {}}"));
        refused(400, post("/api/v1/parked/delivery-1/drop", "{\"reason\": \" \"}"));
        refused(400, post("/api/v1/parked/delivery-1/drop", "{\"reason\": \"" + "x".repeat(501) + "\"}"));
        for (String id : List.of("delivery-999999", "delivery-x", "item-0", "reply-", "other-1", "%3Cb%3E")) {
            refused(404, client.send(client.authorized("/api/v1/parked/" + id).build()));
            refused(404, post("/api/v1/parked/" + id + "/retry", ""));
        }
        refused(404, post("/api/v1/parked/a/b/retry", ""));
        refused(404, post("/api/v1/replies/pause", "{\"account\": \"nobody\"}"));
        refused(400, post("/api/v1/replies/pause", "{\"account\": 1}"));
        refused(400, post("/api/v1/replies/pause", "{\"acount\": \"website\"}"));
        assertThat(client.get("/api/v1/replies/pauses").path("pauses")).isEmpty();
    }

    @Test
    void answersWaitWhileTheyArePausedOverARestartToo() throws IOException {
        Chat chat = client.begin("Bob", "Hello", UUID.randomUUID().toString());
        Eventually.holds(() -> assertThat(caseOf("Bob")).isNotEmpty());
        HttpResponse<String> paused = post("/api/v1/replies/pause", "{\"account\": \"website\"}");
        JsonNode pauses = AgentClient.json(paused.body());
        new SchemaCheck(document, "pause").check(schema("/api/v1/replies/pause", "post"), pauses);
        assertThat(pauses.at("/pauses/0/account").asText()).isEqualTo("website");
        client.comment(caseOf("Bob"), "On its way.", true);
        Eventually.holds(
                () -> assertThat(client.ledger().at("/replies/pending").asInt()).isEqualTo(1));
        agent.kill();
        agent = AgentProcess.start(home);
        client = agent.client();
        assertThat(client.get("/health").toString()).contains("Answers of account website are paused since");
        assertThat(client.send(client.authorized("/metrics").build()).body())
                .contains("parley_replies_paused{account=\"website\"} 1");
        Eventually.holds(() -> assertThat(client.get("/api/v1/accounts").findValuesAsText("type"))
                .contains("webchat"));
        assertThat(client.ledger().at("/replies/pending").asInt()).isEqualTo(1);
        assertThat(post("/api/v1/replies/resume", "{\"account\": \"website\"}").statusCode())
                .isEqualTo(200);
        Eventually.holds(
                () -> assertThat(client.ledger().at("/replies/sent").asInt()).isEqualTo(1));
        assertThat(client.get("/api/v1/replies/pauses").path("pauses")).isEmpty();
        assertThat(chat.id()).isNotEmpty();
    }

    @Test
    void aFormOfAForeignPageDoesNothing() {
        HttpResponse<String> login =
                client.send(HttpRequest.newBuilder(agent.address().resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("token=" + token()))
                        .build());
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        for (String path : List.of("/pauses", "/parked")) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(agent.address().resolve(path))
                            .header("Cookie", cookie)
                            .header("Origin", "https://evil.example")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("turn=pause&verb=retry-all"))
                            .build());
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(client.get("/api/v1/replies/pauses").path("pauses")).isEmpty();
    }

    @Test
    void peopleDecideOnThePages() {
        park("poison <script>alert(1)</script>", 3);
        try (Browser browser = Browser.open()) {
            browser.size(1200, 1500);
            browser.go(agent.loginLink().toString());
            browser.go(agent.address() + "/");
            assertThat(browser.texts("nav")).singleElement().asString().contains("Parked (3)");
            browser.click("a[href='/parked']");
            assertThat(browser.texts("tbody tr")).hasSize(3).allSatisfy(row -> assertThat(row)
                    .contains("<script>alert(1)</script>")
                    .contains("REFUSED")
                    .contains("No poison here"));
            browser.screenshot("parked");
            browser.click("tbody a");
            assertThat(browser.texts("blockquote")).containsExactly("poison <script>alert(1)</script>");
            browser.screenshot("parked-one");
            browser.type("input[name=reason]", "It is <i>poison</i>\n");
            Eventually.holds(() -> assertThat(browser.texts(".said")).containsExactly("Dropped: 1."));
            REFUSED.set("something else");
            browser.click("input[type=checkbox]");
            browser.click("button[value=retry]");
            Eventually.holds(() -> assertThat(browser.texts(".said")).containsExactly("Put back to work: 1."));
            browser.type("input[name=q]", "alert");
            browser.click("form.filters button");
            browser.click("button[value=retry-all]");
            Eventually.holds(() -> assertThat(browser.address()).contains("q=alert&said=retried"));
            Eventually.holds(() -> assertThat(target().path("pending").asInt()).isZero());
            browser.go(agent.address() + "/parked");
            assertThat(browser.texts("tbody tr")).containsExactly("Nothing is put aside.");
            browser.go(agent.address() + "/");
            browser.click("input[value=website] ~ button[value=pause]");
            Eventually.holds(() -> assertThat(browser.texts(".said"))
                    .containsExactly("The answers are paused. What is being sent now still ends."));
            assertThat(browser.texts("body").get(0)).contains("Answers of account website are paused since");
            browser.screenshot("console-paused");
            browser.click("input[value=website] ~ button[value=resume]");
            Eventually.holds(() -> assertThat(browser.texts(".said")).containsExactly("The answers go on."));
            assertThat(client.get("/api/v1/replies/pauses").path("pauses")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void park(String text, int times) {
        for (int i = 0; i < times; i++) {
            client.begin("Anna", text, UUID.randomUUID().toString());
        }
        Eventually.holds(
                () -> assertThat(client.get("/api/v1/parked").path("parked")).hasSize(times));
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.uri(), answer.body())
                .isEqualTo(status);
        assertThat(AgentClient.json(answer.body()).path("error").asText()).endsWith(".");
    }

    private static HttpResponse<String> post(String path, String body) {
        return client.send(
                client.authorized(path).POST(BodyPublishers.ofString(body)).build());
    }

    private static JsonNode schema(String path, String method) {
        return document.path("paths").path(path).path(method).at("/responses/200/content/application~1json/schema");
    }

    private static JsonNode target() {
        for (JsonNode target : client.ledger().path("targets")) {
            if (target.path("id").asText().equals("org")) {
                return target;
            }
        }
        throw new AssertionError("no target org");
    }

    private static String caseOf(String name) {
        for (JsonNode one : client.cases()) {
            JsonNode contact =
                    client.get("/crm/api/contacts/" + one.path("contactId").asText());
            if (contact.path("name").asText().equals(name)) {
                return one.path("id").asText();
            }
        }
        return "";
    }

    private static String token() {
        try {
            return Files.readString(home.resolve("data/api-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
