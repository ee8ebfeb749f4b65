// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final String NOTIFICATIONS = "notifications";

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aLongListComesOldestFirstWithoutGapsOrRepeats() throws Exception {
        List<String> all = mentions(330);
        List<Page> pages = account.walk(NOTIFICATIONS, null, Instant.EPOCH, 70);
        assertThat(ids(pages)).isEqualTo(all);
        assertThat(pages).allSatisfy(page -> assertThat(page.next().json()).hasSizeLessThan(Cursor.MAX_LENGTH));
    }

    @Test
    void aLongWayBackIsWalkedInStagesAndNotFromItsBeginningEachTime() throws Exception {
        account.simulator().limitPages(5);
        List<String> all = mentions(400);
        account.simulator().server().forgetCalls();
        assertThat(ids(account.walk(NOTIFICATIONS, null, Instant.EPOCH, 200))).isEqualTo(all);
        assertThat(account.simulator().server().calls("GET", "/xrpc/app.bsky.notification.listNotifications"))
                .as("80 pages, each read a few times: going back, finding the way again, coming forward")
                .isLessThan(4 * 80);
    }

    @Test
    void everyCursorOfALongWalkGivesExactlyTheRest() throws Exception {
        account.simulator().limitPages(7);
        List<String> all = mentions(60);
        List<String> read = new ArrayList<>();
        for (Page page : account.walk(NOTIFICATIONS, null, Instant.EPOCH, 4)) {
            read.addAll(ids(List.of(page)));
            assertThat(ids(account.walk(NOTIFICATIONS, page.next(), Instant.EPOCH, 50)))
                    .isEqualTo(all.subList(read.size(), all.size()));
        }
    }

    @Test
    void whatIsWrittenDuringALongWalkComesToo() throws Exception {
        account.simulator().limitPages(10);
        List<String> all = new ArrayList<>(mentions(50));
        Page first = account.connector().pull(new PullRequest(NOTIFICATIONS, null, Instant.EPOCH, 10));
        all.addAll(mentions(50));
        List<Page> pages = new ArrayList<>(List.of(first));
        pages.addAll(account.walk(NOTIFICATIONS, first.next(), Instant.EPOCH, 10));
        assertThat(ids(pages)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 502})
    void placesThatTheServerHasForgottenAreNotNeeded(int status) throws Exception {
        account.simulator().limitPages(10);
        List<String> all = mentions(50);
        Page first = account.connector().pull(new PullRequest(NOTIFICATIONS, null, Instant.EPOCH, 10));
        account.simulator()
                .server()
                .failNext(
                        call -> call.parameter("cursor").isPresent(),
                        Fault.answering(Answer.text(status, "application/json", "{\"error\": \"InvalidRequest\"}")));
        assertThat(ids(account.walk(NOTIFICATIONS, first.next(), Instant.EPOCH, 10)))
                .isEqualTo(all.subList(10, 50));
    }

    @Test
    void aPostWhoseAppClaimsAnEarlierTimeIsNotMissed() throws Exception {
        mentions(3);
        Cursor cursor =
                last(account.walk(NOTIFICATIONS, null, Instant.EPOCH, 200)).next();
        String late = account.simulator()
                .claims(
                        account.ada(),
                        "@brand.example My clock is slow",
                        account.now().minus(Duration.ofHours(5)));
        List<Page> next = account.walk(NOTIFICATIONS, cursor, Instant.EPOCH, 200);
        assertThat(ids(next)).containsExactly(late);
        assertThat(ids(account.walk(NOTIFICATIONS, last(next).next(), Instant.EPOCH, 200)))
                .isEmpty();
    }

    @Test
    void whatAppearsOnALaterPageIsNotMissedEither() throws Exception {
        account.simulator().limitPages(10);
        mentions(35);
        Cursor cursor =
                last(account.walk(NOTIFICATIONS, null, Instant.EPOCH, 200)).next();
        String late = account.simulator()
                .claims(
                        account.ada(),
                        "@brand.example My clock is slow",
                        account.now().minus(Duration.ofMillis(15_500)));
        assertThat(ids(account.walk(NOTIFICATIONS, cursor, Instant.EPOCH, 200))).containsExactly(late);
    }

    @Test
    void manyLikesDoNotLeadTheWayBackEachTime() throws Exception {
        account.simulator().limitPages(50);
        String post = account.says(account.simulator().brand(), "Good morning", null);
        String mention = account.mention("Hello");
        for (int i = 0; i < 400; i++) {
            account.passes(Duration.ofSeconds(1));
            account.simulator().likes(account.ada(), post);
        }
        List<Page> pages = account.walk(NOTIFICATIONS, null, Instant.EPOCH, 200);
        assertThat(ids(pages)).containsExactly(mention);
        account.simulator().server().forgetCalls();
        Page next = account.connector()
                .pull(new PullRequest(NOTIFICATIONS, last(pages).next(), Instant.EPOCH, 200));
        assertThat(next.more()).isFalse();
        assertThat(account.simulator().server().calls("GET", "/xrpc/app.bsky.notification"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void onlyTheReasonsThatAreWantedAreRead() throws Exception {
        String post = account.says(account.simulator().brand(), "Good morning", null);
        Person ada = account.ada();
        account.simulator().likes(ada, post);
        account.simulator().follows(ada);
        String answer = account.says(ada, "Good morning!", post);
        account.passes(Duration.ofSeconds(1));
        String quote = account.simulator().quotes(ada, "They are awake", post);
        String mention = account.mention("Hello");
        assertThat(ids(account.walk(NOTIFICATIONS, null, Instant.EPOCH, 200))).containsExactly(answer, quote, mention);
        BrandAccount.Configuration configuration = new BrandAccount.Configuration(account);
        configuration.reasons = new String[] {"reply"};
        Page page = account.connector(configuration).pull(new PullRequest(NOTIFICATIONS, null, Instant.EPOCH, 200));
        assertThat(ids(List.of(page))).containsExactly(answer);
    }

    @Test
    void aPostThatIsGoneBeforeItIsReadDoesNotCome() throws Exception {
        String kept = account.mention("One");
        String gone = account.mention("Two");
        account.simulator()
                .server()
                .failNext(
                        call -> call.path().endsWith("getPosts"),
                        Fault.answering(Answer.text(200, "application/json", "{\"posts\": []}")));
        assertThat(account.connector()
                        .pull(new PullRequest(NOTIFICATIONS, null, Instant.EPOCH, 200))
                        .changes())
                .isEmpty();
        assertThat(ids(account.walk(NOTIFICATIONS, null, Instant.EPOCH, 200))).containsExactly(kept, gone);
    }

    @Test
    void aPostThatCannotBeReadIsPutAsideAndItsNeighboursCome() throws Exception {
        String first = account.mention("One");
        account.simulator()
                .server()
                .failNext(
                        call -> call.path().endsWith("getPosts"),
                        Fault.answering(Answer.text(
                                200,
                                "application/json",
                                "{\"posts\": [{\"uri\": \"" + first + "\", \"author\": {\"did\": \"did:plc:x\"},"
                                        + " \"record\": {\"text\": \"?\"}, \"indexedAt\": \"yesterday\"}]}")));
        Page page = account.connector().pull(new PullRequest(NOTIFICATIONS, null, Instant.EPOCH, 200));
        assertThat(page.changes()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(item -> assertThat(item.id())
                .isEqualTo(first));
    }

    private List<String> mentions(int count) {
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uris.add(account.mention("Number " + i));
        }
        return uris;
    }

    private static Page last(List<Page> pages) {
        return pages.get(pages.size() - 1);
    }

    private static List<String> ids(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(Change::subject)
                .map(id -> id.id())
                .toList();
    }
}
