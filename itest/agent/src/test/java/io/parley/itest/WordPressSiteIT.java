// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors of a real WordPress, a rep in the sandbox CRM, an operator's script, and the packaged agent between them. */
class WordPressSiteIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_RECHECKED = Duration.ofSeconds(150);

    @TempDir
    static Path home;

    static RealServer wordpress;
    static AgentProcess agent;
    static String login;

    @BeforeAll
    static void start() throws Exception {
        wordpress = RealServer.start("wordpress");
        JsonNode brand = wordpress.description().path("accounts").get(0);
        String user =
                brand.path("name").asText() + ":" + brand.path("appPassword").asText();
        login = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        AgentProcess.routeToSandbox(home, "site");
        AgentProcess.configure(home, "io.parley.channel.wordpress~site.cfg.json", """
                {"endpoint": "%s", "user": "%s", ".applicationPassword": "%s", "approveOnReply": true,
                 "pollSeconds": 1, "backfillDays": 0}
                """.formatted(
                        wordpress.baseUrl(),
                        brand.path("name").asText(),
                        brand.path("appPassword").asText()));
        agent = AgentProcess.start(home);
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        if (wordpress != null) {
            wordpress.close();
        }
    }

    @Test
    void anOperatorDecidesWhatIsRead() {
        String text = unique("Is the lid sold apart?");
        long comment = comment("Ada", text, 0, "hold");
        String id = caseWith(text);
        String address =
                site("/comments/" + comment + "?context=edit").path("author_ip").asText();
        assertThat(moderate(comment, "APPROVE").statusCode()).isEqualTo(200);
        assertThat(status(comment)).isEqualTo("approved");
        assertThat(moderate(comment, "APPROVE").statusCode()).as("once more").isEqualTo(200);
        assertThat(moderate(comment, "SPAM").statusCode()).isEqualTo(200);
        assertThat(status(comment)).isEqualTo("spam");
        Eventually.holds(() -> assertThat(texts(id)).noneMatch(said -> said.contains(text)));
        assertThat(moderate(comment, "APPROVE").statusCode()).isEqualTo(200);
        Eventually.holds(() -> assertThat(texts(id)).anyMatch(said -> said.contains(text)));
        assertThat(moderate(comment, "REMOVE").statusCode()).isEqualTo(200);
        assertThat(status(comment)).isEqualTo("trash");
        Eventually.holds(() -> assertThat(texts(id)).noneMatch(said -> said.contains(text)));
        assertThat(site("/comments/" + comment + "?context=edit")
                        .path("author_ip")
                        .asText())
                .as("where the comment came from")
                .isEqualTo(address);
        assertThat(moderate(999_999_999, "SPAM").statusCode()).isEqualTo(404);
        assertThat(moderate(comment, "BURN").statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerApprovesWhatAwaitsModeration() {
        String text = unique("Does it whistle?");
        long comment = comment("Ben", text, 0, "hold");
        String id = caseWith(text);
        agent.client().comment(id, unique("It does."), true);
        Eventually.holds(PATIENCE, () -> assertThat(answers(comment))
                .singleElement()
                .satisfies(answer -> assertThat(answer.path("status").asText()).isEqualTo("approved")));
        assertThat(status(comment)).isEqualTo("approved");
    }

    @Test
    void editsRemovalsAndRestorationsArrive() {
        String text = unique("Where is my parcle?");
        long comment = comment("Carl", text, 0, "approved");
        String id = caseWith(text);
        String edited = unique("Where is my parcel?");
        change(comment, AgentClient.JSON.createObjectNode().put("content", edited));
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(texts(id)).anyMatch(said -> said.contains(edited)));
        change(comment, AgentClient.JSON.createObjectNode().put("status", "trash"));
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(texts(id)).noneMatch(said -> said.contains(edited)));
        change(comment, AgentClient.JSON.createObjectNode().put("status", "untrash"));
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(texts(id)).anyMatch(said -> said.contains(edited)));
    }

    @Test
    void whatComesOutOfTheSpamIsFoundByAnAudit() {
        String text = unique("No spam at all");
        long comment = comment("Dora", text, 0, "spam");
        String later = unique("Something newer");
        comment("Emil", later, 0, "approved");
        caseWith(later);
        Eventually.holds(PATIENCE, () -> assertThat(writtenAt(comment))
                .as("the stream reads again what is ten seconds old")
                .isBefore(Instant.now().minusSeconds(15)));
        String newest = unique("And newer");
        comment("Emil", newest, 0, "approved");
        caseWith(newest);
        change(comment, AgentClient.JSON.createObjectNode().put("status", "approve"));
        assertThat(agent.client()
                        .post("/api/v1/accounts/site/audit", AgentClient.JSON.createObjectNode())
                        .statusCode())
                .isEqualTo(202);
        caseWith(text);
    }

    @Test
    void nothingIsLostOrDoubledWhenTheAgentIsKilled() {
        String first = unique("Question 0");
        long root = comment("Fred", first, 0, "approved");
        String id = caseWith(first);
        long others = sendingOrSent();
        List<String> questions = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String question = unique("Question " + i);
            comment("Fred", question, root, "approved");
            questions.add(question);
            String answer = unique("Answer " + i);
            agent.client().comment(id, answer, true);
            written.add(answer);
            long before = others + i - 1;
            Eventually.holds(PATIENCE, () -> assertThat(sendingOrSent()).isGreaterThan(before));
            agent.kill();
            String afterthought = unique("Afterthought " + i);
            comment("Fred", afterthought, root, "approved");
            questions.add(afterthought);
            agent = AgentProcess.start(home);
        }
        Eventually.holds(PATIENCE, () -> {
            assertThat(brandSaid()).containsAll(written);
            assertThat(texts(id)).containsAll(questions);
        });
        for (String answer : written) {
            assertThat(brandSaid()).containsOnlyOnce(answer);
        }
        for (String question : questions) {
            assertThat(texts(id)).containsOnlyOnce(question);
        }
        Eventually.holds(PATIENCE, () -> assertThat(
                        agent.client().ledger().path("balanced").asBoolean())
                .isTrue());
    }

    /** WordPress refuses a comment that it has seen. */
    private static String unique(String text) {
        return text + " " + System.nanoTime();
    }

    /** A visitor's comment, put there by the administrator, who need not wait between two of them. */
    private static long comment(String name, String text, long parent, String status) {
        ObjectNode comment = AgentClient.JSON
                .createObjectNode()
                .put("post", wordpress.description().path("post").asLong())
                .put("parent", parent)
                .put("author_name", name)
                .put("author_email", name + "@example.test")
                .put("author_ip", "192.0.2.7")
                .put("content", text)
                .put("status", status);
        return sent("/comments", comment).path("id").asLong();
    }

    private static void change(long comment, ObjectNode change) {
        sent("/comments/" + comment, change);
    }

    private static String status(long comment) {
        return site("/comments/" + comment + "?context=edit").path("status").asText();
    }

    private static Instant writtenAt(long comment) {
        return Instant.parse(site("/comments/" + comment).path("date_gmt").asText() + "Z");
    }

    private static List<JsonNode> answers(long comment) {
        List<JsonNode> answers = new ArrayList<>();
        site("/comments?parent=" + comment).forEach(answers::add);
        return answers;
    }

    private static List<String> brandSaid() {
        List<String> said = new ArrayList<>();
        site("/comments?context=edit&per_page=100&author="
                        + wordpress.description().at("/accounts/0/id").asText())
                .forEach(comment -> said.add(comment.at("/content/raw").asText()));
        return said;
    }

    private static HttpResponse<String> moderate(long comment, String decision) {
        String realm = URI.create(wordpress.baseUrl()).getAuthority();
        return agent.client()
                .post(
                        "/api/v1/messages/moderation",
                        AgentClient.JSON
                                .createObjectNode()
                                .put("account", "site")
                                .put("message", "wordpress:" + realm + "/comment/" + comment)
                                .put("decision", decision)
                                .put("reason", "The test says so."));
    }

    private static String caseWith(String text) {
        Eventually.holds(
                PATIENCE, () -> assertThat(agent.client().casesWith(text)).hasSize(1));
        return agent.client().casesWith(text).get(0);
    }

    private static List<String> texts(String id) {
        return agent.client().texts(id);
    }

    /** How many answers are at least on their way. */
    private static long sendingOrSent() {
        JsonNode replies = agent.client().ledger().path("replies");
        return replies.path("sending").asLong() + replies.path("sent").asLong();
    }

    private static JsonNode site(String path) {
        return answered(request(path).GET().build());
    }

    private static JsonNode sent(String path, ObjectNode body) {
        return answered(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(wordpress.baseUrl() + "/wp-json/wp/v2" + path))
                .header("Authorization", login)
                .header("Content-Type", "application/json");
    }

    private static JsonNode answered(HttpRequest request) {
        HttpResponse<String> answer = agent.client().send(request);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return AgentClient.json(answer.body());
    }
}
