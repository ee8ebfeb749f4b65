// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer on a real Bluesky network, a rep in the sandbox CRM, and the packaged agent between them. */
class BlueskyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_RECHECKED = Duration.ofSeconds(150);

    @TempDir
    static Path home;

    static RealServer network;
    static AgentProcess agent;
    static JsonNode brand;
    static BlueskyPerson alice;
    static BlueskyPerson bob;

    @BeforeAll
    static void start() throws Exception {
        network = RealServer.start("bluesky");
        JsonNode accounts = network.description().path("accounts");
        brand = accounts.get(0);
        alice = person(accounts.get(1));
        bob = person(accounts.get(2));
        AgentProcess.routeToSandbox(home, "brand");
        AgentProcess.configure(home, "io.parley.channel.bluesky~brand.cfg.json", """
                {"endpoint": "%s", "handle": "%s", ".appPassword": "%s", "longReplies": "split",
                 "searches": ["teapot"], "directMessages": true, "pollSeconds": 1, "backfillDays": 1}
                """.formatted(
                        network.baseUrl(),
                        brand.path("user").asText(),
                        brand.path("password").asText()));
        agent = AgentProcess.start(home);
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void aQuestionIsAnsweredAndFollowed() {
        BlueskyPerson.Post question = mention(alice, "Where is my parcel?");
        String id = caseWith("Where is my parcel?");
        assertThat(texts(id)).anyMatch(text -> text.equals("☕ @brand.test Where is my parcel?"));
        agent.client().comment(id, "Looks lost.", false);
        agent.client().comment(id, "@alice.test it is on its way: https://parcels.example/4711?a=b", true);
        Eventually.holds(PATIENCE, () -> assertThat(answersOfBrand(question)).hasSize(1));
        JsonNode answer = answersOfBrand(question).get(0);
        assertThat(answer.at("/record/reply/parent/uri").asText()).isEqualTo(question.uri());
        assertThat(answer.at("/record/facets/0/features/0/did").asText()).isEqualTo(alice.did());
        assertThat(answer.at("/record/facets/1/features/0/uri").asText()).isEqualTo("https://parcels.example/4711?a=b");
        assertThat(alice.get("app.bsky.notification.listNotifications").findValuesAsText("uri"))
                .as("the customer is told")
                .contains(answer.path("uri").asText());

        BlueskyPerson.Post more = alice.answers(
                "My number is 12345.",
                question,
                new BlueskyPerson.Post(
                        answer.path("uri").asText(), answer.path("cid").asText()));
        Eventually.holds(PATIENCE, () -> assertThat(texts(id)).anyMatch(text -> text.contains("12345")));
        alice.deletes(more);
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(texts(id)).noneMatch(text -> text.contains("12345")));
    }

    @Test
    void aLongAnswerBecomesAChainAndIsOneAnswerInTheCrm() {
        BlueskyPerson.Post question = mention(bob, "Tell me everything");
        String id = caseWith("Tell me everything");
        String everything = "Kettles boil water, and so on. ".repeat(25).strip();
        agent.client().comment(id, everything, true);
        Eventually.holds(PATIENCE, () -> assertThat(answersOfBrand(question)).hasSize(3));
        mention(bob, "Thanks for all of it");
        caseWith("Thanks for all of it");
        assertThat(texts(id)).filteredOn(text -> text.contains("Kettles")).hasSize(1);
    }

    @Test
    void whatIsListenedForIsFoundWhoeverItIsForAndOpensNoCase() {
        BlueskyPerson.Post found = alice.says("Whose teapot is the best?");
        alice.says("And whose kettle?");
        Eventually.holds(PATIENCE, () -> assertThat(finds())
                .filteredOn(find -> find.path("page").asText().endsWith(found.key()))
                .singleElement()
                .satisfies(find -> assertThat(find.path("foundBy").asText()).isEqualTo("search: teapot")));
        assertThat(agent.client().cases().toString()).doesNotContain("teapot");
    }

    @Test
    void aChatServiceThatIsNotThereIsSaidAndHoldsNothingUp() {
        Eventually.holds(
                PATIENCE,
                () -> assertThat(agent.client().get("/health").toString()).contains("Direct messages are not read"));
        mention(bob, "Is anybody listening?");
        caseWith("Is anybody listening?");
    }

    @Test
    void anAccountThatIsDeactivatedIsGoneUntilItReturns() {
        mention(bob, "I may be gone soon");
        String id = caseWith("I may be gone soon");
        bob.deactivates();
        try {
            Eventually.holds(
                    UNTIL_RECHECKED, () -> assertThat(texts(id)).noneMatch(text -> text.contains("gone soon")));
        } finally {
            bob.activates();
        }
        Eventually.holds(UNTIL_RECHECKED, () -> assertThat(texts(id)).anyMatch(text -> text.contains("gone soon")));
    }

    @Test
    void somebodyWhoHasNotWrittenIsBroughtInOnRequest() {
        JsonNode wanted = AgentClient.JSON
                .createObjectNode()
                .put("account", "brand")
                .put("handle", "@" + brand.path("user").asText());
        assertThat(AgentClient.json(
                                agent.client().post("/api/v1/profiles", wanted).body())
                        .path("followers")
                        .asInt())
                .as("alice follows the brand")
                .isEqualTo(1);
    }

    @Test
    void nothingIsLostOrDoubledWhenTheAgentIsKilled() {
        BlueskyPerson.Post first = mention(bob, "Question 0");
        String id = caseWith("Question 0");
        long others = sendingOrSent();
        for (int i = 1; i <= 5; i++) {
            mention(bob, "Question " + i, first);
            agent.client().comment(id, "Answer " + i, true);
            int before = i - 1;
            Eventually.holds(PATIENCE, () -> assertThat(sendingOrSent()).isGreaterThan(others + before));
            agent.kill();
            mention(bob, "Afterthought " + i, first);
            agent = AgentProcess.start(home);
        }
        Eventually.holds(PATIENCE, () -> {
            assertThat(answersOfBrand(first)).hasSize(5);
            assertThat(texts(id))
                    .filteredOn(text -> text.contains("Afterthought"))
                    .hasSize(5);
        });
        for (int i = 1; i <= 5; i++) {
            String question = "☕ @brand.test Question " + i;
            String afterthought = "☕ @brand.test Afterthought " + i;
            String answer = "Answer " + i;
            assertThat(texts(id)).containsOnlyOnce(question, afterthought);
            assertThat(answersOfBrand(first))
                    .filteredOn(post -> post.at("/record/text").asText().equals(answer))
                    .hasSize(1);
        }
        Eventually.holds(PATIENCE, () -> assertThat(
                        agent.client().ledger().path("balanced").asBoolean())
                .isTrue());
    }

    private static BlueskyPerson person(JsonNode account) {
        return BlueskyPerson.loggedIn(
                network.baseUrl(),
                account.path("user").asText(),
                account.path("password").asText());
    }

    private static BlueskyPerson.Post mention(BlueskyPerson who, String text) {
        return mention(who, text, null);
    }

    private static BlueskyPerson.Post mention(BlueskyPerson who, String text, BlueskyPerson.Post inReplyTo) {
        return who.mentions(brand.path("user").asText(), brand.path("did").asText(), text, inReplyTo);
    }

    private static List<JsonNode> answersOfBrand(BlueskyPerson.Post thread) {
        return alice.below(thread).stream()
                .filter(post ->
                        post.at("/author/did").asText().equals(brand.path("did").asText()))
                .toList();
    }

    private static List<JsonNode> finds() {
        List<JsonNode> finds = new ArrayList<>();
        agent.client().get("/api/v1/finds").path("finds").forEach(finds::add);
        return finds;
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
}
