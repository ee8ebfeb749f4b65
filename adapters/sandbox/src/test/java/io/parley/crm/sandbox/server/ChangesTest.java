// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the door tells of people. */
@Timeout(60)
class ChangesTest extends SandboxTest {

    private static final String BEGINNING = "/changes?since=1970-01-01T00:00:00Z";

    @Test
    void whatPeopleDidIsToldAndThatACustomerOpenedACase() throws Exception {
        String ann = question("Ann", "Hello?");
        String bob = question("Bob", "Hello too?");
        String comment = comment(ann, "On its way.", true).json().path("id").asText();
        comment(ann, "for colleagues", false);
        status(ann, "open");
        status(ann, "closed");
        status(ann, "closed");
        batch(message("m:2", "c:Ann", "One more thing"), note("n:1", "c:Ann", "A note"));
        status(ann, "closed");
        status(ann, "waiting");
        String survivor = contactOf(ann);
        String loser = contactOf(bob);
        merge(survivor, loser);

        JsonNode page = door(BEGINNING).json();
        JsonNode changes = page.path("changes");
        assertThat(changes)
                .extracting(change -> change.path("kind").asText())
                .containsExactly("comment", "status", "status", "status", "status", "merge");
        assertThat(changes.path(0).path("id").asText()).isEqualTo(comment);
        assertThat(changes.path(0).path("caseId").asText()).isEqualTo(ann);
        assertThat(changes.path(0).path("text").asText()).isEqualTo("On its way.");
        assertThat(changes.path(1).path("closed").asBoolean()).isTrue();
        assertThat(changes.path(2).path("closed").asBoolean()).isFalse();
        assertThat(changes.path(3).path("closed").asBoolean()).isTrue();
        assertThat(changes.path(4).path("closed").asBoolean()).isFalse();
        assertThat(changes.path(5).path("survivor").asText()).isEqualTo(survivor);
        assertThat(changes.path(5).path("loser").asText()).isEqualTo(loser);
        assertThat(page.path("more").asBoolean()).isFalse();
        assertThat(page.path("next").asLong())
                .isEqualTo(changes.path(5).path("seq").asLong());
    }

    @Test
    void anAnswerThatIsTakenBackIsToldOnceAndBecomesANote() throws Exception {
        String ann = question("Ann", "Hello?");
        String comment = comment(ann, "On its way.", true).json().path("id").asText();
        takeBack(comment);
        takeBack(comment);
        JsonNode changes = door(BEGINNING).json().path("changes");
        assertThat(changes).extracting(change -> change.path("kind").asText()).containsExactly("comment", "withdrawal");
        assertThat(changes.path(1).path("id").asText()).isEqualTo(comment);
        assertThat(caseOf(ann).path("timeline").path(1).path("public").asBoolean())
                .isFalse();
    }

    @Test
    void onlyCommentsCanBeTakenBack() throws Exception {
        String ann = question("Ann", "Hello?");
        String message = caseOf(ann).path("timeline").path(0).path("id").asText();
        assertThat(takeBack(message).status()).isEqualTo(404);
        assertThat(takeBack("no-number").status()).isEqualTo(404);
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        String id = question("Ann", "Hello?");
        for (int i = 0; i < 5; i++) {
            comment(id, "Answer " + i, true);
        }
        JsonNode first = door(BEGINNING + "&limit=3").json();
        assertThat(first.path("changes")).hasSize(3);
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode second =
                door("/changes?limit=3&after=" + first.path("next").asText()).json();
        assertThat(second.path("changes")).hasSize(2);
        assertThat(second.path("more").asBoolean()).isFalse();
        assertThat(second.path("changes").path(0).path("text").asText()).isEqualTo("Answer 3");
    }

    @Test
    void whatIsOlderThanWantedIsNotTold() throws Exception {
        comment(question("Ann", "Hello?"), "Long ago", true);
        Instant later = Instant.now().plusSeconds(60);
        assertThat(door("/changes?since=" + later).json().path("changes")).isEmpty();
    }

    @Test
    void manyLongAnswersComeInBoundedPages() throws Exception {
        String id = question("Ann", "Hello?");
        for (int i = 0; i < 30; i++) {
            comment(id, "x".repeat(20_000), true);
        }
        JsonNode page = door(BEGINNING + "&limit=1000").json();
        assertThat(page.path("changes").size()).isBetween(10, 29);
        assertThat(page.path("more").asBoolean()).isTrue();
    }

    @Test
    void whoWaitsIsWoken() throws Exception {
        String id = question("Ann", "Hello?");
        CompletableFuture<Http.Answer> waiting = begin(25);
        comment(id, "On its way.", true);
        JsonNode page = waiting.get(10, TimeUnit.SECONDS).json();
        assertThat(page.path("changes")).hasSize(1);
        assertThat(sandbox.waiting()).isZero();
    }

    @Test
    void whatComesThroughTheDoorWakesNobody() throws Exception {
        CompletableFuture<Http.Answer> waiting = begin(1);
        question("Ann", "Hello?");
        Http.Answer answer = waiting.get(10, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("changes")).isEmpty();
        assertThat(sandbox.waiting()).isZero();
    }

    @Test
    void nobodyWaitsForACrmThatIsClosing() throws Exception {
        CompletableFuture<Http.Answer> waiting = begin(25);
        sandbox.closeCrm();
        Http.Answer answer = waiting.get(10, TimeUnit.SECONDS);
        assertThat(answer.status()).as(answer.text()).isIn(200, 503);
    }

    /** Returns when the server knows that somebody waits. */
    private CompletableFuture<Http.Answer> begin(int seconds) throws Exception {
        long next = door(BEGINNING).json().path("next").asLong();
        CompletableFuture<Http.Answer> waiting =
                http.begin("/crm/sync/changes?waitSeconds=" + seconds + "&after=" + next, "Authorization", bearer());
        while (sandbox.waiting() == 0) {
            if (waiting.isDone()) {
                fail("nobody waited: " + waiting.get().text());
            }
            Thread.onSpinWait();
        }
        return waiting;
    }
}
