// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The posts and comments of a real WordPress come in by its feeds. */
class WordPressIT {

    @TempDir
    static Path home;

    static RealServer wordpress;
    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() throws Exception {
        wordpress = RealServer.start("wordpress");
        AgentProcess.configure(
                home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        AgentProcess.configure(home, "io.parley.route~all.cfg.json", "{\"from\": [\"blog\"], \"to\": [\"sandbox\"]}");
        AgentProcess.configure(
                home,
                "io.parley.channel.feed~blog.cfg.json",
                "{\"url\": \"" + wordpress.baseUrl() + "/feed/\", \"commentsUrl\": \"" + wordpress.baseUrl()
                        + "/comments/feed/\", \"pollSeconds\": 1, \"backfillDays\": 36500}");
        AgentProcess.configure(
                home,
                "io.parley.channel.feed~posts.cfg.json",
                "{\"url\": \"" + wordpress.baseUrl() + "/feed/\", \"pollSeconds\": 1, \"backfillDays\": 36500}");
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/sandbox-token"), "a-token-for-this-test-alone-0123456789");
        agent = AgentProcess.start(home);
        client = agent.client();
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
    void aCommentStandsUnderItsPost() {
        String post = wordpress.description().path("post").asText();
        String text = "The lid leaks " + System.nanoTime();
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(comment(post, text).statusCode()).isEqualTo(302));
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(conversationsWith(text))
                .hasSize(1));
        assertThat(conversation("Spring sale").path("entries").asInt())
                .as("the post and its comments")
                .isGreaterThan(1);
    }

    @Test
    void theFeedOfPostsIsEnoughToFindTheCommentsThatItsPostsName() {
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(received("posts")).isPositive());
        long before = received("posts");
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(
                        comment(wordpress.description().path("post").asText(), "How long " + System.nanoTime())
                                .statusCode())
                .isEqualTo(302));
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(received("posts")).isGreaterThan(before));
    }

    private static long received(String account) {
        for (JsonNode one : client.ledger().path("accounts")) {
            if (one.path("id").asText().equals(account)) {
                return one.path("received").asLong();
            }
        }
        return 0;
    }

    /** A visitor fills in the form under the post. */
    private static HttpResponse<String> comment(String post, String text) {
        String form = "comment_post_ID=" + post + "&author=Visitor&email=visitor%40example.test&submit=Post&comment="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return client.send(HttpRequest.newBuilder(URI.create(wordpress.baseUrl() + "/wp-comments-post.php"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static JsonNode conversation(String subject) {
        JsonNode[] found = new JsonNode[1];
        client.get("/api/v1/conversations?limit=500").forEach(one -> {
            if (one.path("subject").asText().equals(subject)) {
                found[0] = one;
            }
        });
        assertThat(found[0]).as("conversation %s", subject).isNotNull();
        return found[0];
    }

    private static List<String> conversationsWith(String text) {
        List<String> found = new ArrayList<>();
        for (JsonNode one : client.cases()) {
            String id = one.path("id").asText();
            client.get("/crm/api/cases/" + id).path("timeline").forEach(entry -> {
                if (entry.path("text").asText().contains(text)) {
                    found.add(id);
                }
            });
        }
        return found;
    }
}
