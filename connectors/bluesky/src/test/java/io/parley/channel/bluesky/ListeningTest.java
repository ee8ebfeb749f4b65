// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private static final String STREAM = "search: red kettle";

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void eachSearchIsAStreamThatListens() {
        account.listensFor("red kettle", "#tea");
        ChannelDescription description = account.connector().describe();
        assertThat(description.listening()).containsExactlyInAnyOrder(STREAM, "search: #tea");
        assertThat(description.streams()).containsKeys("notifications", "own", STREAM, "search: #tea");
    }

    @Test
    void withoutSearchesNothingListens() {
        assertThat(account.connector().describe().listening()).isEmpty();
    }

    @Test
    void whatOthersSayIsFoundAndWhatTheAccountSaysIsNot() throws Exception {
        account.listensFor("red kettle");
        account.says(account.ada(), "A blue kettle", null);
        String found = account.says(account.ada(), "Which KETTLE is red?", null);
        account.says(account.simulator().brand(), "Our red kettle", found);
        List<Change.MessageSeen> seen = account.seen(STREAM);
        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.subject().id()).isEqualTo(found);
            assertThat(one.message().direction()).isEqualTo(Direction.INBOUND);
            assertThat(one.author().id().id()).isEqualTo(account.ada().did());
        });
    }

    @Test
    void theServerIsAskedForWhatIsNewAlone() throws Exception {
        account.listensFor("kettle");
        account.says(account.ada(), "kettle", null);
        Instant since = account.now().minus(Duration.ofHours(1));
        List<Page> pages = account.walk("search: kettle", null, since, 200);
        account.simulator().server().forgetCalls();
        account.connector()
                .pull(new PullRequest(
                        "search: kettle", pages.get(pages.size() - 1).next(), since, 200));
        assertThat(searches()).singleElement().satisfies(call -> {
            assertThat(call.parameter("sort")).contains("latest");
            assertThat(call.parameter("since")).contains(since.toString());
        });
    }

    @Test
    void placesThatMoveWhileALongListIsReadLoseNothing() throws Exception {
        account.listensFor("kettle");
        account.simulator().limitPages(5);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(account.says(account.ada(), "kettle " + i, null));
        }
        Page page = account.connector().pull(new PullRequest("search: kettle", null, Instant.EPOCH, 3));
        List<String> read = ids(page);
        for (int i = 0; page.more(); i++) {
            if (i < 10) {
                all.add(account.says(account.ada(), "another kettle " + i, null));
            }
            if (i == 5) {
                account.simulator().deletes(all.remove(all.size() - 1));
            }
            page = account.connector().pull(new PullRequest("search: kettle", page.next(), Instant.EPOCH, 3));
            read.addAll(ids(page));
        }
        assertThat(read).isEqualTo(all);
    }

    @Test
    void aNetworkWithoutASearchIsSaidAndTheRestIsRead() throws Exception {
        account.listensFor("red kettle");
        account.mention("Is it open?");
        account.simulator().removeSearch();
        BlueskyConnector connector = account.connector();
        assertThat(connector.check().warnings())
                .singleElement()
                .asString()
                .contains("What the search red kettle finds is not read");
        Page page = connector.pull(new PullRequest(STREAM, null, Instant.EPOCH, 200));
        assertThat(page.changes()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.pause()).contains(SideService.AWAY);
        assertThat(connector
                        .pull(new PullRequest("notifications", null, Instant.EPOCH, 200))
                        .changes())
                .hasSize(1);
    }

    @Test
    void nothingIsPassedOverWhileTheSearchIsAway() throws Exception {
        account.listensFor("red kettle");
        BlueskyConnector connector = account.connector();
        Instant since = account.now();
        for (int i = 0; i < 2; i++) {
            account.simulator().server().failNext(ListeningTest::searches, unavailable());
        }
        Page away = connector.pull(new PullRequest(STREAM, null, since, 200));
        assertThat(away.changes()).isEmpty();
        String found = account.says(account.ada(), "red kettle", null);
        assertThat(ids(connector.pull(new PullRequest(STREAM, away.next(), since, 200))))
                .containsExactly(found);
    }

    @Test
    void aFaultThatPassesIsAFault() {
        account.listensFor("red kettle");
        account.simulator().server().failNext(ListeningTest::searches, unavailable());
        assertThatThrownBy(() -> account.connector().pull(new PullRequest(STREAM, null, Instant.EPOCH, 200)))
                .isInstanceOf(SyncException.Transient.class);
    }

    @Test
    void wordsThatTheSearchDoesNotUnderstandAreSaidAndTheOthersAreFound() throws Exception {
        account.listensFor("\"red kettle", "tea");
        String found = account.says(account.ada(), "tea", null);
        BlueskyConnector connector = account.connector();
        assertThat(connector.check().warnings())
                .singleElement()
                .asString()
                .contains("\"red kettle")
                .contains("BadQueryString");
        assertThat(connector
                        .pull(new PullRequest("search: \"red kettle", null, Instant.EPOCH, 200))
                        .pause())
                .contains(SideService.AWAY);
        assertThat(ids(connector.pull(new PullRequest("search: tea", null, Instant.EPOCH, 200))))
                .containsExactly(found);
    }

    private static Fault unavailable() {
        return Fault.answering(Answer.text(503, "application/json", "{\"error\": \"ServiceUnavailable\"}"));
    }

    private List<Call> searches() {
        return account.simulator().server().calls().stream()
                .filter(ListeningTest::searches)
                .toList();
    }

    private static boolean searches(Call call) {
        return call.path().endsWith("searchPosts");
    }

    private static List<String> ids(Page page) {
        return new ArrayList<>(
                page.changes().stream().map(change -> change.subject().id()).toList());
    }
}
