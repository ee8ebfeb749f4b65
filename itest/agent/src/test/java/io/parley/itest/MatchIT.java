// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People whom the sandbox CRM knows get no second contact, and a rep links and separates them. */
class MatchIT {

    private static final String PATH = "/api/v1/matches";

    @TempDir
    static Path home;

    private static AgentProcess agent;
    private static AgentClient client;

    @BeforeAll
    static void start() throws Exception {
        Path config = Files.createDirectories(home.resolve("config"));
        Map<String, String> files = Map.of(
                "io.parley.channel.webchat~website.cfg.json",
                "{}",
                "io.parley.crm.sandbox~sandbox.cfg.json",
                "{\".token\": \"$[secret:sandbox-token]\", \"matchBy\": [\"email\", \"phone\"], \"matchUnverified\": true,"
                        + " \"matchRegion\": \"DE\"}",
                "io.parley.route~website.cfg.json",
                "{\"from\": [\"website\"], \"to\": [\"sandbox\"]}");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(config.resolve(file.getKey()), file.getValue());
        }
        agent = AgentProcess.start(home);
        client = agent.client();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void whoIsKnownIsRecognisedSeparatedAndLinkedAgain() {
        String known = make("Anna Meyer", "anna@example.org", "030 / 1234567");
        begin("Anna Meyer", "Anna@Example.org", "Where is my parcel?");
        Eventually.holds(() -> assertThat(owner("parcel")).isEqualTo(known));
        JsonNode match = listed("matched", "Anna Meyer");
        assertThat(match.at("/contact/id").asText()).isEqualTo(known);
        assertThat(match.at("/evidence/candidates/0/agrees/0").asText()).isEqualTo("email");

        assertThat(decide("separate", match, "").statusCode()).isEqualTo(202);
        Eventually.holds(() -> assertThat(owner("parcel")).isNotEqualTo(known));
        String own = owner("parcel");
        assertThat(decide("link", match, known).statusCode()).isEqualTo(202);
        Eventually.holds(() -> assertThat(owner("parcel")).isEqualTo(known));
        listed("linked", "Anna Meyer");
        assertThat(decide("separate", match, "").statusCode()).isEqualTo(202);
        Eventually.holds(() -> assertThat(owner("parcel")).isEqualTo(own));
        assertThat(decide("separate", match, "").statusCode())
                .as("nothing changes when it is said again")
                .isEqualTo(202);
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    @Test
    void aRepLinksOnThePageWhoIsToBeLookedAt() {
        String known = make("Boris Stone", "stones@example.org", null);
        begin("Dora Stone", "stones@example.org", "Do you sell kettles?");
        listed("review", "Dora Stone");
        assertThat(owner("kettles")).isNotEqualTo(known);
        HttpResponse<String> page =
                client.send(client.authorized("/matches").GET().build());
        assertThat(page.body()).contains("Dora Stone", "Boris Stone", "same email, another name");
        try (Browser rep = Browser.open()) {
            rep.go(agent.loginLink().toString());
            rep.go(agent.address() + "/matches");
            rep.screenshot("matches");
            rep.element("button[value=link]").click();
            Eventually.holds(() -> assertThat(rep.texts("[role=status]"))
                    .singleElement()
                    .asString()
                    .contains("move to that contact"));
            assertThat(rep.complaints()).isEmpty();
        }
        Eventually.holds(() -> assertThat(owner("kettles")).isEqualTo(known));
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheReason() {
        assertThat(post(PATH + "/link", "{\"target\": \"sandbox\"}").statusCode())
                .isEqualTo(400);
        HttpResponse<String> nobody = post(
                PATH + "/link",
                "{\"target\": \"sandbox\", \"person\": \"nobody\", \"ref\": {\"type\": \"Contact\", \"id\": \"1\"}}");
        assertThat(nobody.statusCode()).isEqualTo(409);
        assertThat(nobody.body()).contains("Nobody is known by the key nobody");
        assertThat(client.send(client.authorized(PATH + "?state=strange").GET().build())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aConfigurationThatSaysNothingOfTheKindIsRefused() throws Exception {
        Files.writeString(
                home.resolve("config/io.parley.crm.sandbox~other.cfg.json"),
                "{\".token\": \"x\", \"matchBy\": [\"mail\"]}");
        Eventually.holds(() -> assertThat(client.get("/health").toString())
                .contains(
                        "matchBy must hold email, phone, or handle: with a channel such as handle:mastodon, not mail"));
    }

    private static String make(String name, String email, String phone) {
        ObjectNode contact = new JsonMapper()
                .createObjectNode()
                .put("name", name)
                .put("email", email)
                .put("phone", phone);
        String[] id = new String[1];
        Eventually.holds(() -> {
            HttpResponse<String> answer = client.post("/crm/api/contacts", contact);
            assertThat(answer.statusCode()).isEqualTo(201);
            id[0] = AgentClient.json(answer.body()).path("id").asText();
        });
        return id[0];
    }

    private static void begin(String name, String email, String text) {
        ObjectNode body = new JsonMapper()
                .createObjectNode()
                .put("name", name)
                .put("email", email)
                .put("text", text)
                .put("clientMessageId", text);
        Eventually.holds(() -> assertThat(
                        client.send(HttpRequest.newBuilder(client.address().resolve("/chat/website/api/conversations"))
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body.toString()))
                                        .build())
                                .statusCode())
                .isEqualTo(201));
    }

    /** Whose the case is in which something was said. */
    private static String owner(String word) {
        return client.casesWith(word).stream()
                .map(id -> client.get("/crm/api/cases/" + id).path("contactId").asText())
                .findFirst()
                .orElse("");
    }

    private static JsonNode listed(String state, String name) {
        JsonNode document = client.get("/api/v1/openapi.json");
        JsonNode[] found = new JsonNode[1];
        Eventually.holds(() -> {
            JsonNode page = client.get(PATH + "?state=" + state);
            new SchemaCheck(document, PATH)
                    .check(
                            document.path("paths").path(PATH).at("/get/responses/200/content/application~1json/schema"),
                            page);
            found[0] = StreamSupport.stream(page.path("matches").spliterator(), false)
                    .filter(match -> match.path("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not among " + page));
        });
        return found[0];
    }

    private static HttpResponse<String> decide(String verb, JsonNode match, String contact) {
        ObjectNode body = new JsonMapper()
                .createObjectNode()
                .put("target", match.path("target").asText())
                .put("person", match.path("person").asText());
        if (!contact.isEmpty()) {
            body.putObject("ref").put("type", "Contact").put("id", contact);
        }
        return client.post(PATH + "/" + verb, body);
    }

    private static HttpResponse<String> post(String path, String body) {
        return client.post(path, AgentClient.json(body));
    }
}
