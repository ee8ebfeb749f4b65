// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shapes of REST on which others rely. */
class ApiTest extends SandboxTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Test
    void contactsTellTheirProfiles() throws Exception {
        question("Ann", "Hello?");
        Http.Answer answer = http.get("/crm/api/contacts");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonNode contact = answer.json().path(0);
        assertThat(fields(contact)).containsExactly("id", "name", "email", "phone", "profiles");
        assertThat(contact.path("id").isTextual()).isTrue();
        assertThat(contact.path("name").asText()).isEqualTo("Ann");
        assertThat(contact.path("email").isNull()).isTrue();
        JsonNode profile = contact.path("profiles").path(0);
        assertThat(fields(profile)).containsExactly("channel", "handle", "url");
        assertThat(profile.path("channel").asText()).isEqualTo("lab");
        assertThat(profile.path("handle").asText()).isEqualTo("ann");
        assertThat(profile.path("url").asText()).startsWith("https://lab.example/");
        assertThat(http.get("/crm/api/contacts/" + contact.path("id").asText()).json())
                .isEqualTo(contact);
    }

    @Test
    void manyContactsAndCasesComeWhole() throws Exception {
        for (int i = 0; i < 450; i++) {
            question("P" + i, "Question " + i);
        }
        assertThat(http.get("/crm/api/contacts").json()).hasSize(450);
        assertThat(http.get("/crm/api/cases").json()).hasSize(450);
    }

    @Test
    void casesTellWhereTheyStand() throws Exception {
        String id = question("Ann", "Hello?");
        JsonNode found = http.get("/crm/api/cases").json().path(0);
        assertThat(fields(found)).containsExactly("id", "subject", "status", "owner", "contactId", "updatedAt");
        assertThat(found.path("id").asText()).isEqualTo(id);
        assertThat(found.path("id").isTextual()).isTrue();
        assertThat(found.path("subject").asText()).isEqualTo("Hello?");
        assertThat(found.path("status").asText()).isEqualTo("new");
        assertThat(found.path("owner").isNull()).isTrue();
        assertThat(found.path("contactId").isTextual()).isTrue();
        assertThat(found.path("updatedAt").asText()).matches(TIME);
    }

    @Test
    void casesUpdatedSinceIncludeThatMoment() throws Exception {
        String old = question("Ann", "Hello?");
        String updated = caseOf(old).path("updatedAt").asText();
        assertThat(http.get("/crm/api/cases?updatedSince=" + updated).json()).hasSize(1);
        assertThat(http.get("/crm/api/cases?updatedSince=2999-01-01T00:00:00Z").json())
                .isEmpty();
    }

    @Test
    void aCaseTellsItsTimeline() throws Exception {
        String id = question("Ann", "Hello?");
        String comment = comment(id, "  Hi Ann!\r\nHow can I help?  ", true)
                .json()
                .path("id")
                .asText();
        comment(id, "She is new.", false);
        JsonNode found = caseOf(id);
        assertThat(fields(found))
                .containsExactly("id", "subject", "status", "owner", "contactId", "updatedAt", "timeline");
        JsonNode timeline = found.path("timeline");
        assertThat(timeline).hasSize(3).allSatisfy(entry -> {
            assertThat(fields(entry)).containsExactly("id", "from", "text", "public", "direction", "at");
            assertThat(entry.path("at").asText()).matches(TIME);
        });
        assertThat(timeline.path(0).path("direction").asText()).isEqualTo("inbound");
        assertThat(timeline.path(0).path("from").asText()).isEqualTo("Somebody");
        assertThat(timeline.path(1).path("id").asText()).isEqualTo(comment);
        assertThat(timeline.path(1).path("text").asText()).isEqualTo("Hi Ann!\nHow can I help?");
        assertThat(timeline.path(1).path("public").asBoolean()).isTrue();
        assertThat(timeline.path(1).path("direction").asText()).isEqualTo("outbound");
        assertThat(timeline.path(2).path("public").asBoolean()).isFalse();
    }

    @Test
    void aLongTimelineComesWhole() throws Exception {
        String id = question("Ann", "Hello?");
        for (int i = 0; i < 60; i++) {
            comment(id, "Note " + i, false);
        }
        assertThat(caseOf(id).path("timeline")).hasSize(61);
    }

    @Test
    void aCommentIsCreated() throws Exception {
        Http.Answer answer = comment(question("Ann", "Hello?"), "Hi", true);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(fields(answer.json())).containsExactly("id");
        assertThat(answer.json().path("id").isTextual()).isTrue();
    }

    @Test
    void statusAndOwnerAreChangedApart() throws Exception {
        String id = question("Ann", "Hello?");
        Http.Answer answer = http.json("PATCH", "/crm/api/cases/" + id, "{\"status\":\"Waiting\",\"unknown\":1}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("waiting");
        http.json("PATCH", "/crm/api/cases/" + id, "{\"owner\":\" Fatima \"}");
        assertThat(caseOf(id).path("owner").asText()).isEqualTo("Fatima");
        assertThat(caseOf(id).path("status").asText()).isEqualTo("waiting");
        http.json("PATCH", "/crm/api/cases/" + id, "{\"owner\":null}");
        assertThat(caseOf(id).path("owner").isNull()).isTrue();
    }

    @Test
    void aContactIsRenamedAndGetsAnAddress() throws Exception {
        String id = contactOf(question("Ann", "Hello?"));
        JsonNode changed = http.json(
                        "PATCH", "/crm/api/contacts/" + id, "{\"name\":\"Ann Lee\",\"email\":\"a@b.example\"}")
                .json();
        assertThat(changed.path("name").asText()).isEqualTo("Ann Lee");
        assertThat(changed.path("email").asText()).isEqualTo("a@b.example");
        assertThat(changed.path("profiles")).hasSize(1);
    }

    @Test
    void mergedContactsAreOne() throws Exception {
        String annCase = question("Ann", "Hello?");
        String bobCase = question("Bob", "Hello too?");
        String ann = contactOf(annCase);
        String bob = contactOf(bobCase);
        Http.Answer answer =
                http.json("POST", "/crm/api/contacts/merge", "{\"survivor\":" + ann + ",\"loser\":\"" + bob + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asText()).isEqualTo(ann);
        assertThat(answer.json().path("profiles")).hasSize(2);
        assertThat(http.get("/crm/api/contacts").json()).hasSize(1);
        assertThat(contactOf(bobCase)).isEqualTo(ann);
        assertThat(http.get("/crm/api/contacts/" + bob).json().path("id").asText())
                .isEqualTo(ann);
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
