// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question typed on a page becomes a case, and the rep's answer comes back: on the embedded default. */
class RoundTripIT {

    @TempDir
    static Path home;

    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() {
        agent = AgentProcess.start(home);
        client = agent.client();
        Eventually.holds(() -> assertThat(client.get("/api/v1/accounts").findValuesAsText("type"))
                .contains("webchat"));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void aQuestionBecomesACaseWithItsContact() {
        client.begin("Anna Blok", "Where is my parcel?", "first");
        JsonNode found = caseOf("Anna Blok");
        assertThat(found.path("status").asText()).isEqualTo("new");
        JsonNode whole = client.get("/crm/api/cases/" + found.path("id").asText());
        assertThat(whole.path("timeline")).hasSize(1);
        JsonNode entry = whole.path("timeline").get(0);
        assertThat(entry.path("text").asText()).isEqualTo("Where is my parcel?");
        assertThat(entry.path("direction").asText()).isEqualTo("inbound");
        assertThat(entry.path("public").asBoolean()).isTrue();
        List<String> names = client.get("/crm/api/contacts").findValuesAsText("name");
        assertThat(names).contains("Anna Blok");
    }

    @Test
    void aPublicCommentReachesTheVisitorAndAnInternalOneNeverDoes() {
        Chat chat = client.begin("Bob", "Are you open today?", "first");
        try (EventReader events = client.events(chat, "")) {
            String id = caseOf("Bob").path("id").asText();
            client.comment(id, "He asked that yesterday too.", false);
            client.comment(id, "Yes, until six.", true);
            Eventually.holds(() -> assertThat(events.answers()).containsExactly("Yes, until six."));
            client.comment(id, "See you later!", true);
            Eventually.holds(() -> assertThat(events.answers()).containsExactly("Yes, until six.", "See you later!"));
            assertThat(events.named("message")).allSatisfy(event -> {
                assertThat(event.id()).matches("\\d+");
                assertThat(event.data().path("id").asText()).isNotEmpty();
                assertThat(event.data().path("sentAt").asText()).matches("20.*Z");
            });
        }
    }

    @Test
    void theSameMessageIdIsTheSameMessage() {
        Chat chat = client.begin("Carla", "Hello?", "first");
        Chat again = client.begin("Carla", "Hello?", "first");
        assertThat(again.id()).isEqualTo(chat.id());
        assertThat(again.token()).isEqualTo(chat.token());
        assertThat(client.say(chat, "Anybody there?", "second").statusCode()).isEqualTo(202);
        assertThat(client.say(chat, "Anybody there?", "second").statusCode()).isEqualTo(202);
        assertThat(client.say(chat, "Something else", "second").statusCode()).isEqualTo(202);
        try (EventReader events = client.events(chat, "")) {
            Eventually.holds(() -> assertThat(events.named("message"))
                    .extracting(event -> event.data().path("text").asText())
                    .containsExactly("Hello?", "Anybody there?"));
        }
    }

    @Test
    void visitorsWithTheSameMessageIdAreToldApart() {
        Chat one = client.begin("Dirk", "My question", "1");
        Chat other = client.begin("Dora", "My question", "1");
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void theQueueMovesAndAClosedConversationSaysSo() {
        Chat first = client.begin("Eva", "First in line", "1");
        Chat second = client.begin("Frank", "Second in line", "1");
        assertThat(second.queuePosition()).isGreaterThan(first.queuePosition());
        try (EventReader events = client.events(second, "")) {
            Eventually.holds(() -> assertThat(events.named("queue")).isNotEmpty());
            int before = events.named("queue").get(0).data().path("position").asInt();
            client.comment(caseOf("Eva").path("id").asText(), "Hello Eva", true);
            Eventually.holds(() -> assertThat(events.named("queue"))
                    .extracting(event -> event.data().path("position").asInt())
                    .contains(before - 1));
            String id = caseOf("Frank").path("id").asText();
            assertThat(client.patch("/crm/api/cases/" + id, AgentClient.json("{\"status\":\"closed\"}"))
                            .statusCode())
                    .isEqualTo(200);
            Eventually.holds(() -> assertThat(events.named("closed")).hasSize(1));
        }
    }

    @Test
    void aStreamGoesOnWhereItWas() {
        Chat chat = client.begin("Gerda", "One", "1");
        client.say(chat, "Two", "2");
        client.say(chat, "Three", "3");
        String middle;
        try (EventReader events = client.events(chat, "")) {
            Eventually.holds(() -> assertThat(events.named("message")).hasSize(3));
            middle = events.named("message").get(1).id();
        }
        try (EventReader events = client.events(chat, middle)) {
            Eventually.holds(() -> assertThat(events.named("message")).hasSize(1));
            assertThat(events.named("message").get(0).data().path("text").asText())
                    .isEqualTo("Three");
        }
    }

    @Test
    void theLedgerBalancesAllTheTime() {
        for (int i = 0; i < 20; i++) {
            client.begin("Visitor " + i, "Question " + i, "ledger");
            assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
        }
        Eventually.holds(() -> {
            JsonNode target = client.ledger().path("targets").get(0);
            assertThat(target.path("pending").asLong()).isZero();
            assertThat(target.path("delivered").asLong()).isGreaterThanOrEqualTo(20);
        });
    }

    private static JsonNode caseOf(String name) {
        JsonNode[] found = new JsonNode[1];
        Eventually.holds(() -> {
            String contact = null;
            for (JsonNode one : client.get("/crm/api/contacts")) {
                contact =
                        one.path("name").asText().equals(name) ? one.path("id").asText() : contact;
            }
            assertThat(contact).as("contact %s", name).isNotNull();
            for (JsonNode one : client.cases()) {
                found[0] = one.path("contactId").asText().equals(contact) ? one : found[0];
            }
            assertThat(found[0]).as("case of %s", name).isNotNull();
        });
        return found[0];
    }
}
