// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change.MessageSeen;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentsTest {

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Page comments(String file) throws Exception {
        site.serveFile("/comments", "application/xml", file);
        return FeedSite.all(site.connector("/feed", "/comments"), "comments");
    }

    private Page commentsIn(String entries) throws Exception {
        site.serve("/comments", "application/atom+xml", """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
                <title>Comments</title><updated>2026-03-06T12:30:00Z</updated>%s</feed>
                """.formatted(entries));
        return FeedSite.all(site.connector("/feed", "/comments"), "comments");
    }

    private static String entry(String id, String ref) {
        return """
                <entry><id>%s</id><title>Re</title><updated>2026-03-06T12:30:00Z</updated><content>%s</content>
                <thr:in-reply-to ref="%s"/></entry>
                """.formatted(id, id, ref);
    }

    private static ExternalId id(String id) {
        return new ExternalId("feed", FeedSite.ACCOUNT, id);
    }

    @Test
    void commentsAreReadOnlyWhereThereIsAFeedOfThem() {
        assertThat(site.connector("/feed").describe().streams()).containsOnlyKeys("posts", "replies");
        assertThat(site.connector("/feed", "/comments").describe().streams()).containsOnlyKeys("posts", "comments");
    }

    @Test
    void aCommentStandsInTheConversationOfItsPost() throws Exception {
        site.serveFile("/feed", "application/rss+xml", "posts.rss.xml");
        MessageSeen post =
                FeedSite.seen(FeedSite.all(site.connector("/feed"), "posts"), "https://kettles.example/?p=15");
        for (String file : new String[] {"comments.rss.xml", "comments.atom.xml"}) {
            MessageSeen comment = FeedSite.seen(comments(file), "https://kettles.example/?p=15#comment-21");
            assertThat(comment.conversation().id())
                    .as(file)
                    .isEqualTo(post.conversation().id());
            assertThat(comment.conversation().subject())
                    .isEqualTo(post.conversation().subject());
            assertThat(comment.conversation().page())
                    .isEqualTo(post.conversation().page());
            assertThat(comment.message().inReplyTo()).contains(post.message().id());
        }
    }

    @Test
    void aCommentIsItsTextAloneBySomebody() throws Exception {
        for (String file : new String[] {"comments.rss.xml", "comments.atom.xml"}) {
            MessageSeen comment = FeedSite.seen(comments(file), "https://kettles.example/?p=15#comment-21");
            assertThat(comment.message().text()).as(file).isEqualTo("Are lids cheaper, too? Grüße ☕");
            assertThat(comment.message().page())
                    .contains(URI.create("https://kettles.example/spring-sale/#comment-21"));
            assertThat(comment.author().id()).isEqualTo(id("author/Carla"));
            assertThat(comment.message().replyPolicy().refusal()).isPresent();
        }
    }

    @Test
    void atomTellsWhichCommentIsAnswered() throws Exception {
        MessageSeen answer = FeedSite.seen(comments("comments.atom.xml"), "https://kettles.example/?p=15#comment-22");
        assertThat(answer.conversation().id()).isEqualTo(id("https://kettles.example/?p=15"));
        assertThat(answer.message().inReplyTo()).contains(id("https://kettles.example/?p=15#comment-21"));
    }

    @Test
    void rssTellsOnlyWhichPostIsAnswered() throws Exception {
        MessageSeen answer = FeedSite.seen(comments("comments.rss.xml"), "https://kettles.example/?p=15#comment-22");
        assertThat(answer.message().inReplyTo()).contains(id("https://kettles.example/?p=15"));
    }

    @Test
    void aSubjectThatIsNotCertainIsLeftOut() throws Exception {
        MessageSeen german = FeedSite.seen(comments("comments.rss.xml"), "https://kettles.example/deckel/#comment-20");
        assertThat(german.conversation().id()).isEqualTo(id("https://kettles.example/deckel/"));
        assertThat(german.conversation().subject()).isEmpty();
    }

    @Test
    void anAnswerToAnAnswerLeadsToThePost() throws Exception {
        Page page = commentsIn(entry("tag:c3", "tag:c2") + entry("tag:c2", "tag:c1") + entry("tag:c1", "tag:post"));
        assertThat(FeedSite.seen(page))
                .extracting(seen -> seen.conversation().id())
                .containsOnly(id("tag:post"));
        assertThat(FeedSite.seen(page, "tag:c3").message().inReplyTo()).contains(id("tag:c2"));
        assertThat(FeedSite.seen(page, "tag:c1").message().inReplyTo()).contains(id("tag:post"));
    }

    @Test
    void aCircleOfAnswersEnds() throws Exception {
        Page page = commentsIn(entry("tag:c1", "tag:c2") + entry("tag:c2", "tag:c1"));
        assertThat(page.changes()).hasSize(2);
    }

    @Test
    void aCommentThatAnswersItselfOrNothingBeginsAConversation() throws Exception {
        Page page = commentsIn(entry("tag:c1", "tag:c1")
                + "<entry><id>tag:c2</id><updated>2026-03-06T12:30:00Z</updated><content>Hm</content></entry>");
        assertThat(FeedSite.seen(page)).hasSize(2).allSatisfy(seen -> {
            assertThat(seen.conversation().id()).isEqualTo(seen.message().id());
            assertThat(seen.message().inReplyTo()).isEmpty();
        });
    }

    @Test
    void aCommentIsNotItsOwnAnswer() throws Exception {
        String comment = "https://kettles.example/#comment-5";
        assertThat(FeedSite.seen(commentsIn(entry(comment, comment)), comment)
                        .message()
                        .inReplyTo())
                .contains(id("https://kettles.example/"));
    }

    @Test
    void elsewhereThePostIsWhereTheLinkLeadsTo() throws Exception {
        site.serve("/comments", "application/rss+xml", """
                <rss version="2.0"><channel><title>Comments</title><item><guid isPermaLink="false">4711</guid>
                <link>https://forum.example/thread-9#post4711</link><description>Well said</description>
                <pubDate>Fri, 06 Mar 2026 12:30:00 +0000</pubDate></item></channel></rss>
                """);
        MessageSeen comment = FeedSite.seen(FeedSite.all(site.connector("/feed", "/comments"), "comments"), "4711");
        assertThat(comment.conversation().id()).isEqualTo(id("https://forum.example/thread-9"));
        assertThat(comment.message().inReplyTo()).contains(id("https://forum.example/thread-9"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/post/comment-page-2/#comment-9, https://x.example/post/",
        "https://x.example/post/comment-page-2#comment-9, https://x.example/post",
        "https://x.example/?p=4&amp;cpage=2#comment-9, https://x.example/?p=4"
    })
    void furtherPagesOfCommentsBelongToThePost(String link, String page) throws Exception {
        site.serve("/comments", "application/rss+xml", """
                <rss version="2.0"><channel><title>Comments</title><item>
                <guid isPermaLink="false">https://x.example/?p=4#comment-9</guid>
                <link>%s</link><description>Late to the party</description></item></channel></rss>
                """.formatted(link));
        MessageSeen comment = FeedSite.seen(FeedSite.all(site.connector("/feed", "/comments"), "comments"))
                .get(0);
        assertThat(comment.conversation().id()).isEqualTo(id("https://x.example/?p=4"));
        assertThat(comment.conversation().page()).contains(URI.create(page));
    }
}
