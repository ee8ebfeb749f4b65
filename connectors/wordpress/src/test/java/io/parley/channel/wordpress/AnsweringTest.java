// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static io.parley.channel.wordpress.ScriptedSite.comment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private final ScriptedSite site = new ScriptedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private SendReceipt send(String text) throws Exception {
        return site.standing("approved").connector().send(site.reply(text));
    }

    @Test
    void plainTextStaysPlain() throws Exception {
        site.answer(201, comment(9, "00:00", ",\"link\":\"https://example.org/sale/#comment-9\""));
        SendReceipt receipt = send("a <b> & c\nd");
        assertThat(receipt.message().id()).isEqualTo("comment/9");
        assertThat(receipt.sentAt()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(site.calls().get(1).json())
                .hasToString("{\"post\":4,\"parent\":2,\"content\":\"a &lt;b&gt; &amp; c\\nd\"}");
    }

    @Test
    void whatStandsThereAlreadyIsTheAnswer() throws Exception {
        site.fault(409, "comment_duplicate")
                .user()
                .list(
                        3,
                        comment(
                                8,
                                "00:00",
                                ",\"author\":3,\"parent\":2,\"content\":{\"raw\":\"It's \\\"on\\\" its way...\"}"),
                        comment(9, "00:00", ",\"author\":7,\"parent\":2,\"content\":{\"raw\":\"Another\"}"),
                        comment(
                                10,
                                "00:00",
                                ",\"author\":7,\"parent\":2,\"content\":{\"rendered\":\"<p>It&#8217;s &#8220;on&#8221; its"
                                        + " way&#8230;</p>\"}"));
        assertThat(send("It's \"on\" its way...").message().id()).isEqualTo("comment/10");
        assertThat(site.calls().get(3).parameter("parent")).contains("2");
        assertThat(site.calls().get(3).parameter("post")).contains("4");
    }

    @Test
    void whatStandsThereUnseenIsRefused() {
        site.fault(409, "comment_duplicate").user().list(0);
        assertThatThrownBy(() -> send("Hello"))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("spam");
    }

    @Test
    void refusalsSayWhatToDo() {
        site.fault(403, "rest_comment_closed");
        assertThatThrownBy(() -> send("Hello"))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("closed");
        site.fault(403, "rest_comment_trash_post");
        assertThatThrownBy(() -> send("Hello")).isInstanceOf(SyncException.RecordGone.class);
        site.answer(403, "<html>blocked");
        assertThatThrownBy(() -> send("Hello"))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("security plug-in");
        for (int status : new int[] {400, 429}) {
            site.fault(status, "comment_flood");
            assertThatThrownBy(() -> send("Hello"))
                    .isInstanceOfSatisfying(SyncException.RateLimited.class, limit -> assertThat(limit.resumeAt())
                            .isBetween(
                                    Instant.now().plusSeconds(5), Instant.now().plusSeconds(20)));
        }
    }

    @Test
    void whatIsNotShownIsNotAnswered() {
        for (String status : new String[] {"spam", "trash", "post-trashed"}) {
            assertThatThrownBy(() -> site.standing(status).connector().send(site.reply("Hello")))
                    .isInstanceOf(SyncException.RecordGone.class);
        }
        site.fault(403, "rest_cannot_read");
        assertThatThrownBy(() -> site.connector().send(site.reply("Hello")))
                .isInstanceOf(SyncException.RecordGone.class);
        site.answer(403, "<html>blocked");
        assertThatThrownBy(() -> site.connector().send(site.reply("Hello")))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("security plug-in");
        assertThat(site.calls()).noneMatch(call -> call.method().equals("POST"));
    }

    @Test
    void whatAwaitsModerationIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> site.standing("hold").connector().send(site.reply("Hello")))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("approve it in WordPress")
                .hasMessageContaining("approveOnReply");
    }

    @Test
    void anAnswerWithoutMeaningLeavesADoubt() {
        site.answer(201, "<html>");
        assertThatThrownBy(() -> send("Hello"))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        site.answer(502, "");
        assertThatThrownBy(() -> send("Hello"))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        site.answer(201, "{}");
        assertThatThrownBy(() -> send("Hello")).isNotInstanceOf(SyncException.class);
    }

    @Test
    void onlyOwnAnswersSinceThenAreFound() throws Exception {
        site.user()
                .list(
                        3,
                        comment(8, "00:00", ",\"author\":7"),
                        comment(9, "00:30", ",\"author\":7"),
                        comment(10, "00:40", ",\"author\":3"));
        assertThat(site.connector().sentSince(site.reply("x"), Instant.parse("2026-03-01T12:00:30.500Z")))
                .extracting(sent -> sent.receipt().message().id())
                .containsExactly("comment/9");
    }

    @Test
    void whatIsNoLongerShownIsRemoved() throws Exception {
        site.list(1, comment(3, "00:00", ",\"status\":\"hold\""));
        List<Change> changes = site.connector()
                .recheck(List.of(
                        site.seen(site.id("comment/2")),
                        site.seen(site.id("comment/3")),
                        site.seen(site.id("comment/4"))));
        assertThat(site.calls().get(0).parameter("include")).contains("2,3,4");
        assertThat(changes)
                .extracting(change -> change.getClass().getSimpleName() + " "
                        + change.subject().id())
                .containsExactly("MessageRemoved comment/2", "MessageSeen comment/3", "MessageRemoved comment/4");
    }

    @Test
    void whatStoodOnAnotherSiteIsNotMissed() throws Exception {
        Change.MessageSeen elsewhere =
                site.seen(new ExternalId(WordPressConnector.CHANNEL, "old.example", "comment/2"));
        assertThat(site.connector().recheck(List.of(elsewhere))).isEmpty();
        assertThat(site.calls()).isEmpty();
    }

    @Test
    void aCommentOfAnotherSiteIsNotAnswered() {
        Reply here = site.reply("Here we are");
        Change.MessageSeen seen = site.seen(new ExternalId(WordPressConnector.CHANNEL, "old.example.org", "comment/2"));
        Reply there = new Reply(here.key(), seen.conversation(), seen.message(), seen.author(), here.text());
        String sentence = "The comment stood on old.example.org, and the account is configured for "
                + here.inReplyTo().id().realm();
        assertThatThrownBy(() -> site.connector().send(there))
                .isInstanceOf(SyncException.RecordGone.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> site.connector().sentSince(there, Instant.EPOCH))
                .isInstanceOf(SyncException.RecordGone.class)
                .hasMessage(sentence);
        assertThat(site.calls()).isEmpty();
    }
}
