// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor of a real WordPress, reps in a simulated Salesforce and in the sandbox CRM, and the packaged agent between. */
class WordPressSalesforceIT {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    static Path home;

    static RealServer wordpress;
    static SalesforceSimulator salesforce;
    static AgentProcess agent;
    static AgentClient client;
    static String applicationPassword;

    @BeforeAll
    static void start() throws Exception {
        wordpress = RealServer.start("wordpress");
        applicationPassword =
                wordpress.description().at("/accounts/0/appPassword").asText();
        salesforce = new SalesforceSimulator();
        salesforce.deploy(Path.of("../../adapters/salesforce/metadata"));
        AgentProcess.configure(home, "io.parley.channel.wordpress~blog.cfg.json", """
                {"endpoint": "%s", "user": "brand", ".applicationPassword": "%s", "pollSeconds": 1, "backfillDays": 1}
                """.formatted(
                        wordpress.baseUrl(), applicationPassword));
        AgentProcess.configure(home, "io.parley.crm.salesforce~org.cfg.json", """
                {"endpoint": "%s", "clientId": "%s", ".clientSecret": "%s", "replySeconds": 1}
                """.formatted(
                        salesforce.endpoint(), salesforce.clientId(), salesforce.clientSecret()));
        AgentProcess.configure(
                home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        AgentProcess.configure(
                home, "io.parley.route~all.cfg.json", "{\"from\": [\"blog\"], \"to\": [\"org\", \"sandbox\"]}");
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
        if (salesforce != null) {
            salesforce.close();
        }
        if (wordpress != null) {
            wordpress.close();
        }
    }

    @Test
    void aCommentIsAnsweredOnceAndFollowed() {
        String post = wordpress.description().path("post").asText();
        String mark = "no" + System.nanoTime();
        Eventually.holds(LONG, () -> assertThat(
                        comment(post, "Is the lid tigth? " + mark).statusCode())
                .isEqualTo(302));
        Eventually.holds(LONG, () -> assertThat(messagesWith(mark)).hasSize(1));
        String caseId = String.valueOf(messagesWith(mark).get(0).get("Case__c"));
        Eventually.holds(LONG, () -> assertThat(sandboxTexts(mark)).hasSize(1));

        salesforce.comment(caseId, "Only for colleagues " + mark, false);
        salesforce.comment(caseId, "Yes, it is " + mark, true);
        agent.kill();
        agent = AgentProcess.start(home);
        client = agent.client();
        Eventually.holds(LONG, () -> assertThat(visible("Yes, it is " + mark)).hasSize(1));
        assertThat(visible("Only for colleagues")).isEmpty();
        Eventually.holds(
                LONG, () -> assertThat(sandboxTexts("Yes, it is " + mark)).hasSize(1));

        long id = idOf("Is the lid tigth? " + mark);
        edit(id, "{\"content\": \"Is the lid tight? " + mark + "\"}");
        Eventually.holds(LONG, () -> assertThat(messagesWith("tight? " + mark)).hasSize(1));
        assertThat(messagesWith("tigth? " + mark)).isEmpty();
        edit(id, "{\"status\": \"trash\"}");
        Eventually.holds(LONG, () -> assertThat(messagesWith("tight? " + mark)).isEmpty());
        Eventually.holds(LONG, () -> assertThat(sandboxTexts("tight? " + mark)).isEmpty());

        agent.kill();
        agent = AgentProcess.start(home);
        client = agent.client();
        Eventually.holds(LONG, () -> assertThat(
                        client.get("/api/v1/ledger").path("balanced").asBoolean())
                .isTrue());
        assertThat(visible("Yes, it is " + mark)).hasSize(1);
        assertThat(salesforce.records("Contact"))
                .extracting(contact -> contact.get("Email"))
                .doesNotHaveDuplicates();
        assertThat(salesforce.records("Case"))
                .extracting(one -> one.get("ContactId"))
                .doesNotHaveDuplicates();
    }

    private static List<Map<String, Object>> messagesWith(String text) {
        return salesforce.records("Parley_Message__c").stream()
                .filter(message -> String.valueOf(message.get("Text__c")).contains(text))
                .toList();
    }

    private static List<String> sandboxTexts(String text) {
        List<String> found = new ArrayList<>();
        for (JsonNode one : client.cases()) {
            client.get("/crm/api/cases/" + one.path("id").asText())
                    .path("timeline")
                    .forEach(entry -> {
                        if (entry.path("text").asText().contains(text)) {
                            found.add(entry.path("text").asText());
                        }
                    });
        }
        return found;
    }

    /** A visitor fills in the form under the post. */
    private static HttpResponse<String> comment(String post, String text) {
        String form = "comment_post_ID=" + post + "&author=Carla&email=carla%40example.test&submit=Post&comment="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return client.send(HttpRequest.newBuilder(URI.create(wordpress.baseUrl() + "/wp-comments-post.php"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Comments that everybody can read, with a text in them. */
    private static List<String> visible(String text) {
        String feed = client.send(HttpRequest.newBuilder(URI.create(wordpress.baseUrl() + "/comments/feed/"))
                        .build())
                .body();
        return Arrays.stream(feed.split("<item>"))
                .filter(item -> item.contains(text))
                .toList();
    }

    private static long idOf(String text) {
        HttpResponse<String> answer = asBrand(
                "/wp-json/wp/v2/comments?per_page=100&search=" + URLEncoder.encode(text, StandardCharsets.UTF_8), "");
        return AgentClient.json(answer.body()).path(0).path("id").asLong();
    }

    private static void edit(long comment, String json) {
        assertThat(asBrand("/wp-json/wp/v2/comments/" + comment, json).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> asBrand(String path, String json) {
        String pair = "brand:" + applicationPassword;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(wordpress.baseUrl() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return client.send((json.isEmpty()
                        ? request
                        : request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)))
                .build());
    }
}
