// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What writes through the door do, and what they leave alone. */
class BatchTest extends SandboxTest {

    @Test
    void aBadWriteFailsAlone() throws Exception {
        JsonNode results = batch(
                contact("p:1", "Ann"),
                contact("p:2", "Bob").put("profile", "not an object"),
                caseFile("c:1", "p:1", "Ann asks"),
                caseFile("c:2", "p:2", "Bob asks"),
                message("m:1", "c:1", "Hello?"),
                message("m:2", "c:2", "Hello too?"),
                message("m:3", "c:1", "Well?").put("at", "soon"));
        assertThat(results)
                .extracting(result -> result.path("status").asText())
                .containsExactly("done", "failed", "done", "notAttempted", "done", "notAttempted", "failed");
        assertThat(results.path(0).path("type").asText()).isEqualTo("Contact");
        assertThat(results.path(1).path("error").asText()).contains("channel");
        assertThat(results.path(3).path("cause").asText()).isEqualTo("p:2");
        assertThat(results.path(5).path("cause").asText()).isEqualTo("p:2");
        assertThat(http.get("/crm/api/cases").json()).hasSize(1);
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws Exception {
        batch(contact("p:1", "Ann").put("id", "77"));
        assertThat(http.get("/crm/api/contacts").json()).isEmpty();
    }

    @Test
    void anUnknownKindFailsAlone() throws Exception {
        JsonNode results = batch(contact("p:1", "Ann").put("kind", "riddle"), contact("p:2", "Bob"));
        assertThat(results.path(0).path("status").asText()).isEqualTo("failed");
        assertThat(results.path(1).path("status").asText()).isEqualTo("done");
    }

    @Test
    void parentsAreFoundByIdToo() throws Exception {
        String id = question("Ann", "Hello?");
        var message = message("m:2", "ignored", "By id");
        message.putObject("case").put("id", id);
        assertThat(batch(message).path(0).path("status").asText()).isEqualTo("done");
        assertThat(caseOf(id).path("timeline")).hasSize(2);
    }

    @Test
    void aRecordThatIsLostIsNotMadeAgain() throws Exception {
        JsonNode results = batch(
                contact("p:1", "Ann").put("id", "12"),
                caseFile("c:9", "p:9", "Who?"),
                message("m:9", "c:9", "Where?").put("id", "13"));
        assertThat(results)
                .allSatisfy(result -> assertThat(result.path("status").asText()).isNotEqualTo("done"));
    }

    @Test
    void whatPeopleEditIsWrittenOnceOnly() throws Exception {
        String id = question("Ann", "Hello?");
        http.json("PATCH", "/crm/api/contacts/" + contactOf(id), "{\"name\":\"Dr Lee\"}");
        http.json("PATCH", "/crm/api/cases/" + id, "{\"status\":\"waiting\",\"owner\":\"Fatima\"}");
        var again = contact("p:Ann", "Ann II");
        batch(again, caseFile("c:Ann", "p:Ann", "Another subject"), message("m:Ann", "c:Ann", "Hello?"));
        JsonNode contact = http.get("/crm/api/contacts").json().path(0);
        assertThat(contact.path("name").asText()).isEqualTo("Dr Lee");
        assertThat(contact.path("profiles").path(0).path("handle").asText()).isEqualTo("ann ii");
        assertThat(caseOf(id).path("status").asText()).isEqualTo("waiting");
        assertThat(caseOf(id).path("owner").asText()).isEqualTo("Fatima");
        assertThat(caseOf(id).path("subject").asText()).isEqualTo("Hello?");
    }

    @Test
    void anOlderRevisionNeverWins() throws Exception {
        String id = question("Ann", "first");
        batch(message("m:Ann", "c:Ann", "third").put("revision", 3));
        batch(message("m:Ann", "c:Ann", "second").put("revision", 2));
        assertThat(caseOf(id).path("timeline").path(0).path("text").asText()).isEqualTo("third");
    }

    @Test
    void aRemovedMessageKeepsItsPlaceAndComesBackOnlyWithAHigherRevision() throws Exception {
        String id = question("Ann", "My number is 12345");
        batch(removal("m:Ann", "c:Ann"));
        batch(removal("m:Ann", "c:Ann"), message("m:Ann", "c:Ann", "My number is 12345"));
        assertThat(caseOf(id).path("timeline")).hasSize(1);
        assertThat(caseOf(id).path("timeline").path(0).path("text").asText()).isEqualTo("removed");
        batch(message("m:Ann", "c:Ann", "restored").put("revision", 2));
        assertThat(caseOf(id).path("timeline").path(0).path("text").asText()).isEqualTo("restored");
    }

    @Test
    void aClosedCaseOpensWhenTheCustomerSpeaks() throws Exception {
        String id = question("Ann", "Hello?");
        status(id, "closed");
        batch(message("m:Ann", "c:Ann", "Hello?"));
        batch(message("m:out", "c:Ann", "Native answer").put("direction", "outbound"));
        batch(note("n:1", "c:Ann", "A note"));
        assertThat(caseOf(id).path("status").asText())
                .as("no news of the customer")
                .isEqualTo("closed");
        batch(message("m:2", "c:Ann", "One more thing"));
        assertThat(caseOf(id).path("status").asText()).isEqualTo("open");
    }

    @Test
    void aClosedCaseStaysClosedIfTheWriterSaysSo() throws Exception {
        String id = question("Ann", "Hello?");
        status(id, "closed");
        batch(message("m:2", "c:Ann", "Thanks!").put("reopens", false));
        assertThat(caseOf(id).path("status").asText()).isEqualTo("closed");
        assertThat(caseOf(id).path("timeline")).hasSize(2);
    }

    @Test
    void aCaseNamesTheOneThatItFollowsOnce() throws Exception {
        String former = question("Ann", "Hello?");
        var next = caseFile("c:2", "p:Ann", "One more").put("former", former);
        String id = batch(next).path(0).path("id").asText();
        batch(next);
        assertThat(caseOf(id).path("timeline")).singleElement().satisfies(entry -> {
            assertThat(entry.path("text").asText()).contains("case " + former);
            assertThat(entry.path("public").asBoolean()).isFalse();
        });
    }

    @Test
    void aNoteIsInternalAndStandsOnce() throws Exception {
        String id = question("Ann", "Hello?");
        batch(note("n:1", "c:Ann", "Your answer was refused"));
        batch(note("n:1", "c:Ann", "Your answer was refused"));
        assertThat(caseOf(id).path("timeline")).hasSize(2);
        JsonNode note = caseOf(id).path("timeline").path(1);
        assertThat(note.path("public").asBoolean()).isFalse();
        assertThat(note.path("from").asText()).isEqualTo("Parley");
    }

    @Test
    void aKeyOfAMergedContactLeadsToTheSurvivor() throws Exception {
        String ann = contactOf(question("Ann", "Hello?"));
        String bob = contactOf(question("Bob", "Hello too?"));
        String eve = contactOf(question("Eve", "And I?"));
        merge(ann, bob);
        merge(eve, ann);
        JsonNode results =
                batch(contact("p:Bob", "Bob").put("id", bob), caseFile("c:Bob:2", "p:Bob", "Something else"));
        assertThat(results.path(0).path("id").asText()).isEqualTo(eve);
        assertThat(contactOf(results.path(1).path("id").asText())).isEqualTo(eve);
        assertThat(http.get("/crm/api/contacts").json()).hasSize(1);
        assertThat(http.get("/crm/api/contacts/" + bob).json().path("id").asText())
                .isEqualTo(eve);
        assertThat(merge(eve, bob).status()).as("said again").isEqualTo(200);
    }
}
