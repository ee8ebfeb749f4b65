// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators decide by REST what is read on a simulated shop, and the CRM follows. */
class ModerationIT {

    private static final String PATH = "/api/v1/messages/moderation";

    @TempDir
    static Path home;

    static WordPressSimulator shop;
    static AgentProcess agent;
    static AgentClient client;
    static long product;

    @BeforeAll
    static void start() throws Exception {
        shop = new WordPressSimulator();
        product = shop.sells("Kettle");
        AgentProcess.routeToSandbox(home, "shop");
        AgentProcess.configure(home, "io.parley.channel.wordpress~shop.cfg.json", """
                {"endpoint": "%s", "user": "%s", ".applicationPassword": "%s", "reviews": true, "pollSeconds": 1,
                 "backfillDays": 1}
                """.formatted(
                        shop.endpoint(), shop.userName(), shop.applicationPassword()));
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        agent.close();
        shop.close();
    }

    @Test
    void whatIsDecidedHappensAndReachesTheCrm() {
        long review = shop.reviews(product, "Ada", "ada@example.org", "It leaks.", 2, 0, "hold");
        Eventually.holds(() -> assertThat(client.texts()).contains("It leaks."));
        HttpResponse<String> answer = moderate(wish(review, "APPROVE").put("reason", "It is true."));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode document = client.get("/api/v1/openapi.json");
        new SchemaCheck(document, PATH)
                .check(
                        document.path("paths").path(PATH).at("/post/responses/200/content/application~1json/schema"),
                        AgentClient.json(answer.body()));
        assertThat(shop.thread(product)).anyMatch(entry -> entry.id() == review);
        assertThat(moderate(wish(review, "SPAM")).statusCode()).isEqualTo(200);
        assertThat(moderate(wish(review, "SPAM")).statusCode()).as("once more").isEqualTo(200);
        Eventually.holds(() -> assertThat(client.texts()).doesNotContain("It leaks."));
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        long review = shop.reviews(product, "Ben", "ben@example.org", "Not bad.", 4, 0, "approved");
        Eventually.holds(() -> assertThat(client.texts()).contains("Not bad."));
        assertThat(refusal(400, wish(review, "BURN"))).contains("APPROVE").contains("REMOVE");
        assertThat(refusal(400, wish(review, "SPAM").put("account", "website"))).contains("configured account");
        assertThat(refusal(400, wish(review, "SPAM").put("reason", "x".repeat(401))))
                .contains("400 characters");
        assertThat(refusal(400, wish(review, "SPAM").put("why", "x"))).contains("configured account");
        assertThat(refusal(404, wish(999, "SPAM"))).contains("no message");
        shop.deletes(review);
        assertThat(refusal(409, wish(review, "SPAM"))).isNotBlank();
        Eventually.holds(() -> assertThat(client.texts()).doesNotContain("Not bad."));
    }

    private static ObjectNode wish(long comment, String decision) {
        return AgentClient.JSON
                .createObjectNode()
                .put("account", "shop")
                .put("message", "wordpress:" + shop.endpoint().getAuthority() + "/comment/" + comment)
                .put("decision", decision);
    }

    private static HttpResponse<String> moderate(ObjectNode wish) {
        return client.post(PATH, wish);
    }

    private static String refusal(int status, ObjectNode wish) {
        HttpResponse<String> answer = moderate(wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return AgentClient.json(answer.body()).path("error").asText();
    }
}
