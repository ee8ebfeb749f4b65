// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static io.parley.channel.wordpress.ScriptedSite.comment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Call;
import io.parley.model.Change;
import io.parley.model.Change.MessageSeen;
import io.parley.model.Direction;
import io.parley.model.Visibility;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static final String POST = ",\"_embedded\":{\"up\":[{\"id\":4,\"date\":\"2026-02-28T10:00:00\","
            + "\"link\":\"https://example.org/sale/\",\"title\":{\"rendered\":\"Sale &#038; <em>more</em>\"}}]}";

    private final ScriptedSite site = new ScriptedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static MessageSeen only(Page page) {
        assertThat(page.rejected()).isEmpty();
        assertThat(page.changes()).hasSize(1);
        return (MessageSeen) page.changes().get(0);
    }

    @Test
    void aVisitorIsKnownByTheAddress() throws Exception {
        site.list(
                1,
                comment(
                        2,
                        "00:00",
                        ",\"author_email\":\"Ada@Example.org\",\"author_url\":\"https://ada.example/\",\"link\":"
                                + "\"https://example.org/sale/#comment-2\",\"author_avatar_urls\":{\"96\":\"https://a.example/96\"}"
                                + POST));
        MessageSeen seen = only(site.pull());
        assertThat(seen.author().id().id())
                .isEqualTo("mail/cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d");
        assertThat(seen.author().displayName()).isEqualTo("Ada");
        assertThat(seen.author().page()).contains(URI.create("https://ada.example/"));
        assertThat(seen.author().avatar()).contains(URI.create("https://a.example/96"));
        assertThat(seen.author().contactPoints()).singleElement().satisfies(point -> {
            assertThat(point.value()).isEqualTo("Ada@Example.org");
            assertThat(point.verified()).isFalse();
        });
        assertThat(seen.conversation().id().id()).isEqualTo("post/4");
        assertThat(seen.conversation().subject()).contains("Sale & more");
        assertThat(seen.conversation().page()).contains(URI.create("https://example.org/sale/"));
        assertThat(seen.conversation().startedAt())
                .as("the site is an hour ahead")
                .isEqualTo("2026-02-28T09:00:00Z");
        assertThat(seen.message().sentAt()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(seen.message().page()).contains(URI.create("https://example.org/sale/#comment-2"));
        assertThat(seen.message().direction()).isEqualTo(Direction.INBOUND);
        assertThat(seen.message().revision()).isEmpty();
    }

    @Test
    void whatTheConfiguredUserSaysIsOutbound() throws Exception {
        site.list(2, comment(2, "00:00", ",\"author\":3"), comment(3, "00:01", ",\"author\":7,\"parent\":2"))
                .user();
        List<Change> changes = site.pull().changes();
        assertThat(changes)
                .extracting(change -> ((MessageSeen) change).message().direction())
                .containsExactly(Direction.INBOUND, Direction.OUTBOUND);
        assertThat(((MessageSeen) changes.get(1))
                        .message()
                        .inReplyTo()
                        .orElseThrow()
                        .id())
                .isEqualTo("comment/2");
        assertThat(((MessageSeen) changes.get(0)).author().id().id()).isEqualTo("user/3");
    }

    @Test
    void whatIsHeldCannotBeAnsweredYet() throws Exception {
        MessageSeen seen =
                only(site.list(1, comment(2, "00:00", ",\"status\":\"hold\"")).pull());
        assertThat(seen.message().visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(seen.message().attributes()).containsEntry("status", "hold");
        assertThat(seen.message().replyPolicy().refusal().orElseThrow())
                .startsWith("The comment awaits moderation; approve it in WordPress first");
    }

    @Test
    void thoseWhoGiveNoNameAreNotOnePerson() throws Exception {
        Page page = site.list(
                        3,
                        comment(2, "00:00", ",\"author_name\":\"\""),
                        comment(3, "00:01", ",\"author_name\":\"\""),
                        comment(4, "00:02", ""))
                .pull();
        assertThat(page.changes())
                .extracting(change -> ((MessageSeen) change).author().id().id().split("/")[0])
                .containsExactly("comment", "comment", "name");
        assertThat(page.changes())
                .extracting(change -> ((MessageSeen) change).author().id())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "'A &amp; B\\nsecond <b>line</b>', 'A & B\nsecond line'",
        "'see <a href=\\\"https://x.example/\\\">this</a>', see this (https://x.example/)",
        "'<script>alert(1)</script>hm\\u0007', hm"
    })
    void theTextIsPlain(String raw, String text) throws Exception {
        site.list(1, comment(2, "00:00", ",\"content\":{\"raw\":\"" + raw + "\"}"));
        assertThat(only(site.pull()).message().text()).isEqualTo(text);
    }

    @Test
    void addressesThatAreNoneAreLeftOut() throws Exception {
        MessageSeen seen = only(site.list(
                        1,
                        comment(
                                2,
                                "00:00",
                                ",\"author_url\":\"javascript:alert(1)\",\"link\":\"http://a b\","
                                        + "\"author_email\":\"" + "x".repeat(300) + "\",\"author_name\":\""
                                        + "n".repeat(600)
                                        + "\""))
                .pull());
        assertThat(seen.author().page()).isEmpty();
        assertThat(seen.message().page()).isEmpty();
        assertThat(seen.author().contactPoints()).isEmpty();
        assertThat(seen.author().displayName()).hasSize(500).endsWith("n…");
    }

    @Test
    void oneUnreadableCommentDoesNotKeepTheOthersAway() throws Exception {
        Page page = site.list(
                        3,
                        comment(2, "00:00", ""),
                        comment(3, "00:00", ",\"date_gmt\":\"some day\""),
                        comment(4, "00:05", ""))
                .pull();
        assertThat(page.changes()).hasSize(2);
        assertThat(page.rejected()).singleElement().satisfies(item -> assertThat(item.id())
                .isEqualTo("comment/3"));
    }

    @Test
    void wallClocksOfTheWholeWorldAreAllowedFor() throws Exception {
        site.list(0).pull();
        Call call = site.calls().get(0);
        assertThat(call.path()).isEqualTo("/wp-json/wp/v2/comments");
        assertThat(call.parameter("after")).contains("2026-02-27T21:59:59Z");
        assertThat(call.parameter("order")).contains("asc");
    }

    @Test
    void aBusySiteIsLookedAtFromItsEnd() throws Exception {
        String old = comment(500, "00:00", ",\"date_gmt\":\"2026-02-28T23:30:00\"");
        Page page = site.list(1_000, old)
                .list(1_000, old, comment(501, "00:00", ""))
                .pull();
        assertThat(only(page).message().id().id()).isEqualTo("comment/501");
        assertThat(page.more()).isFalse();
        assertThat(site.calls()).hasSize(2);
        assertThat(site.calls().get(1).parameter("offset")).contains("900");
    }

    @Test
    void whatTheUserMayNotSeeIsNotTheEnd() throws Exception {
        Page page = site.list(250, comment(1, "00:00", "")).pull();
        assertThat(page.more()).isTrue();
    }

    @Test
    void whoMayNotModerateReadsWhatEverybodyReads() throws Exception {
        Page page = site.fault(403, "rest_forbidden_context")
                .list(1, comment(2, "00:00", ",\"content\":{\"rendered\":\"<p>Hello</p>\"}"))
                .pull();
        assertThat(only(page).message().text()).isEqualTo("Hello");
        assertThat(site.calls().get(0).parameter("status")).contains("all");
        assertThat(site.calls().get(1).parameter("status")).isEmpty();
        assertThat(site.calls().get(1).parameter("context")).isEmpty();
    }

    @Test
    void aSiteThatTurnsInCirclesIsLeftInTheEnd() throws Exception {
        String old = comment(1, "00:00", ",\"date_gmt\":\"2026-02-28T23:30:00\"");
        for (int i = 0; i < 20; i++) {
            site.list(1_000_000, old);
        }
        assertThat(site.pull().changes()).isEmpty();
        assertThat(site.calls()).hasSize(2);
    }

    @Test
    void aSiteThatGrowsWithEachLookIsLeftInTheEnd() {
        String old = comment(1, "00:00", ",\"date_gmt\":\"2026-02-28T23:30:00\"");
        for (int i = 1; i < 200; i++) {
            site.list(i * 1_000_000L, old);
        }
        assertThatThrownBy(site::pull)
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("another number");
    }

    @Test
    void anAnswerThatIsNoListIsNoAnswer() {
        site.answer(200, "{\"maintenance\":true}").answer(200, "[]").answer(200, "<html>");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(site::pull).isInstanceOf(SyncException.Transient.class);
        }
        site.fault(403, "itsec_rest_blocked");
        assertThatThrownBy(site::pull)
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("security plug-in");
        site.fault(401, "rest_forbidden_context");
        assertThatThrownBy(site::pull)
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("application password");
    }

    @Test
    void aCursorIsResumedByWhatItNames() throws Exception {
        Page first = site.list(2, comment(2, "00:00", ""), comment(3, "00:00", ""))
                .connector()
                .pull(new PullRequest("comments", null, ScriptedSite.SINCE, 1));
        assertThat(first.more()).isTrue();
        site.list(2, comment(2, "00:00", ""), comment(3, "00:00", ""));
        Page second = site.connector().pull(new PullRequest("comments", first.next(), ScriptedSite.SINCE, 1));
        assertThat(only(second).message().id().id()).isEqualTo("comment/3");
    }
}
