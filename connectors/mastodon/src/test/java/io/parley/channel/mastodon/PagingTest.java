// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.mastodon.Quirk;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingTest {

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void anAccountWithoutMentionsWaitsForTheFirst() throws Exception {
        Page empty = first("mentions", Instant.EPOCH);
        assertThat(empty.changes()).isEmpty();
        assertThat(empty.more()).isFalse();
        String id = mention("Hello");
        assertThat(after(empty.next(), "mentions").changes())
                .extracting(change -> change.subject().id())
                .containsExactly(id);
    }

    @Test
    void whatCameWhileNobodyLookedIsReadFromItsOldest() throws Exception {
        mention("One");
        Cursor seen = first("mentions", Instant.EPOCH).next();
        List<String> ids = mentions(95);
        List<Page> pages = new ArrayList<>(List.of(after(seen, "mentions")));
        while (pages.get(pages.size() - 1).more()) {
            pages.add(after(pages.get(pages.size() - 1).next(), "mentions"));
        }
        assertThat(ids(pages)).isEqualTo(ids);
        assertThat(pages).hasSize(3);
    }

    @Test
    void theFirstLookGoesBackNoFurtherThanWanted() throws Exception {
        mentions(130);
        Instant since = account.now();
        List<String> wanted = mentions(60);
        account.simulator().server().forgetCalls();
        assertThat(ids(account.walk("mentions", since.plusMillis(1), 200))).isEqualTo(wanted);
        assertThat(account.simulator().server().calls("GET", "/api/v1/notifications"))
                .as("two pages back, two forward")
                .isEqualTo(4);
    }

    @Test
    void aLongWayBackIsTakenInStages() throws Exception {
        account.simulator().limitCalls(10_000);
        List<String> ids = mentions(850);
        Page stage = first("mentions", Instant.EPOCH);
        assertThat(stage.changes()).isEmpty();
        assertThat(stage.more()).isTrue();
        assertThat(ids(account.walk("mentions", Instant.EPOCH, 200))).isEqualTo(ids);
    }

    @Test
    void aMentionThatIsGoneMovesNothing() throws Exception {
        List<String> ids = mentions(3);
        Page two = account.connector().pull(new PullRequest("mentions", null, Instant.EPOCH, 2));
        account.simulator().deletes(ids.get(1));
        assertThat(ids(List.of(after(two.next(), "mentions")))).containsExactly(ids.get(2));
    }

    @Test
    void whatAStrangerSaysInPrivateComesToo() throws Exception {
        String id = account.says(account.ada(), "@brand@social.example Psst", "direct", null);
        assertThat(ids(List.of(first("mentions", Instant.EPOCH)))).containsExactly(id);
    }

    @Test
    void aThreadIsAskedForOnce() throws Exception {
        String root = account.says(account.ada(), "Something about kettles", "public", null);
        String one = account.says(account.ada(), "@brand@social.example What do you think?", "public", root);
        String other = account.says(account.ada(), "@brand@social.example Hello?", "public", one);
        account.simulator().server().forgetCalls();
        List<Change.MessageSeen> seen = account.seen("mentions");
        assertThat(seen).extracting(change -> change.subject().id()).containsExactly(one, other);
        assertThat(seen).extracting(change -> change.conversation().id().id()).containsExactly(root, root);
        assertThat(seen.get(1).message().inReplyTo()).contains(seen.get(0).subject());
        assertThat(account.simulator().server().calls().stream()
                        .filter(call -> call.path().endsWith("/context")))
                .hasSize(1);
    }

    @Test
    void aThreadThatCannotBeReadKeepsNothingElseBack() throws Exception {
        String root = account.says(account.ada(), "Something about kettles", "public", null);
        String broken = account.says(account.ada(), "@brand@social.example Hello?", "public", root);
        String good = mention("Hello");
        account.records(
                "/api/v1/statuses/" + broken + "/context",
                404,
                "application/json",
                "{\"error\": \"Record not found\"}");
        Page page = first("mentions", Instant.EPOCH);
        assertThat(ids(List.of(page))).containsExactly(good);
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.id()).isEqualTo(broken);
            assertThat(rejected.reason()).startsWith("Its thread cannot be read: ");
        });
    }

    @Test
    void anItemThatCannotBeReadIsRejected() throws Exception {
        account.records("/api/v1/notifications", """
                [{"id": "3", "type": "mention", "created_at": "2026-05-04T12:00:00.000Z",
                  "status": {"id": "30", "created_at": "yesterday", "account": {"acct": "ada"}}},
                 {"id": "2", "type": "follow", "created_at": "2026-05-04T12:00:00.000Z"}]
                """);
        Page page = after(new Cursor("{\"behind\":\"1\"}"), "mentions");
        assertThat(page.changes()).isEmpty();
        assertThat(page.rejected()).extracting(Page.Rejected::id).containsExactly("30");
        assertThat(page.next()).isEqualTo(new Cursor("{\"behind\":\"3\"}"));
    }

    @Test
    void boostsOfTheAccountAreNotItsWords() throws Exception {
        account.records(
                "/api/v1/accounts/" + account.simulator().brand().id() + "/statuses",
                "[{\"id\": \"7\", \"reblog\": {\"id\": \"6\"}}]");
        Page page = after(new Cursor("{\"behind\":\"1\"}"), "own");
        assertThat(page.changes()).isEmpty();
        assertThat(page.rejected()).isEmpty();
        assertThat(page.next()).isEqualTo(new Cursor("{\"behind\":\"7\"}"));
    }

    @Test
    void aQuoteSpeaksToTheAccountToo() throws Exception {
        String post = account.simulator().brandSays("A new kettle");
        account.passes(Duration.ofSeconds(1));
        String quote = account.simulator().quotes(account.ada(), "Look at that", "public", post);
        account.passes(Duration.ofSeconds(1));
        String both = account.simulator().quotes(account.ada(), "@brand@social.example Really?", "public", post);
        account.simulator().boosts(account.ada(), post);
        Page page = first("mentions", Instant.EPOCH);
        assertThat(ids(List.of(page))).containsExactly(quote, both);
        assertThat(((Change.MessageSeen) page.changes().get(0)).message().attachments())
                .extracting(attachment -> attachment.description().orElse(""))
                .containsExactly("A new kettle");
        account.simulator().has(Quirk.UNKNOWN_TYPES_REFUSED);
        assertThat(ids(List.of(first("mentions", Instant.EPOCH)))).containsExactly(both);
    }

    @Test
    void aPollIsAskedInWords() throws Exception {
        account.simulator().asks(account.ada(), "@brand@social.example Which?", "public", List.of("Red", "Blue"));
        assertThat(account.newest("mentions").message().text()).isEqualTo("@brand Which?\n\nPoll:\n- Red\n- Blue");
    }

    @Test
    void somethingOtherThanAListIsAFailure() {
        account.records("/api/v1/notifications", "{\"error\": \"maintenance\"}");
        assertThatThrownBy(() -> first("mentions", Instant.EPOCH)).isInstanceOf(SyncException.Transient.class);
    }

    @Test
    void aTokenThatWasTakenBackIsTold() {
        account.simulator().revokeTokens();
        assertThatThrownBy(() -> first("own", Instant.EPOCH)).isInstanceOf(SyncException.AuthExpired.class);
    }

    @Test
    void aLimitIsKept() {
        account.simulator().limitCalls(0);
        assertThatThrownBy(() -> first("mentions", Instant.EPOCH)).isInstanceOf(SyncException.RateLimited.class);
    }

    private String mention(String text) {
        return account.says(account.ada(), "@brand@social.example " + text, "public", null);
    }

    private List<String> mentions(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(mention("Number " + i));
        }
        return ids;
    }

    private Page first(String stream, Instant since) throws Exception {
        return account.connector().pull(new PullRequest(stream, null, since, 200));
    }

    private Page after(Cursor cursor, String stream) throws Exception {
        return account.connector().pull(new PullRequest(stream, cursor, Instant.EPOCH, 200));
    }

    private static List<String> ids(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(change -> change.subject().id())
                .toList();
    }
}
