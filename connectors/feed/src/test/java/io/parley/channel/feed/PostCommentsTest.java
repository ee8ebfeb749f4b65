// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change.MessageSeen;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts that name a feed of their own comments. */
class PostCommentsTest {

    private static final String RSS = "application/rss+xml";
    private static final Cursor BEGUN = new Cursor("{\"feeds\":true}");

    private final FeedSite site = new FeedSite();
    private final Map<String, Cursor> parts = new HashMap<>();
    private Instant now = Instant.parse("2026-03-06T12:00:00Z");

    @AfterEach
    void close() {
        site.close();
    }

    private FeedConnector connector() {
        return site.connect(Map.of("url", site.url("/feed")), () -> now);
    }

    private void posts(int comments, String sent, String feed) {
        site.serve("/feed", RSS, """
                <rss xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
                <channel><title>C</title><item><guid isPermaLink="false">p1</guid><title>Sale</title>
                <link>https://x.example/sale</link><pubDate>%s</pubDate><wfw:commentRss>%s</wfw:commentRss>
                <slash:comments>%d</slash:comments></item></channel></rss>
                """.formatted(sent, feed, comments));
    }

    private void comments(String... ids) {
        StringBuilder items = new StringBuilder();
        for (String id : ids) {
            items.append("<item><guid isPermaLink=\"false\">").append(id).append("</guid><title>By Carla</title>");
            items.append("<description>Comment ").append(id).append("</description>");
            items.append("<pubDate>2026-03-06T11:30:00Z</pubDate></item>");
        }
        site.serve("/p1/feed", RSS, "<rss><channel><title>Comments</title>" + items + "</channel></rss>");
    }

    private List<MessageSeen> look(FeedConnector connector) throws Exception {
        connector.pull(new PullRequest("posts", null, Instant.EPOCH, 100));
        List<MessageSeen> seen = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            Page page = connector.pull(new PullRequest(
                    "replies", BEGUN, Instant.EPOCH, 100, part -> Optional.ofNullable(parts.get(part))));
            page.parts().forEach((part, cursor) -> cursor.ifPresent(at -> parts.put(part, at)));
            seen.addAll(FeedSite.seen(page));
            now = now.plusSeconds(1);
        }
        return seen;
    }

    @Test
    void theyStandUnderTheirPost() throws Exception {
        posts(1, "2026-03-06T11:00:00Z", "/p1/feed");
        comments("c1");
        assertThat(look(connector())).singleElement().satisfies(seen -> {
            assertThat(seen.conversation().id().id()).isEqualTo("p1");
            assertThat(seen.message().inReplyTo().orElseThrow().id()).isEqualTo("p1");
            assertThat(seen.message().text()).isEqualTo("Comment c1");
        });
    }

    @Test
    void anotherCountIsAReasonToLookAtOnce() throws Exception {
        posts(1, "2026-03-06T11:00:00Z", "/p1/feed");
        comments("c1");
        FeedConnector connector = connector();
        look(connector);
        assertThat(look(connector)).isEmpty();
        site.server().verify(1, getRequestedFor(urlEqualTo("/p1/feed")));
        posts(2, "2026-03-06T11:00:00Z", "/p1/feed");
        comments("c1", "c2");
        assertThat(look(connector)).extracting(seen -> seen.message().id().id()).contains("c2");
        site.server().verify(2, getRequestedFor(urlEqualTo("/p1/feed")));
    }

    @Test
    void withoutAnotherCountTheyAreLookedAtAfterAWhile() throws Exception {
        posts(1, "2026-03-06T11:00:00Z", "/p1/feed");
        comments("c1");
        FeedConnector connector = connector();
        look(connector);
        comments("c1", "c2");
        now = now.plus(Duration.ofMinutes(10));
        assertThat(look(connector)).extracting(seen -> seen.message().id().id()).contains("c2");
    }

    @Test
    void nobodyAsksForThoseOfOldPostsOrOfNone() throws Exception {
        comments("c1");
        posts(1, "2026-01-06T11:00:00Z", "/p1/feed");
        assertThat(look(connector())).isEmpty();
        posts(0, "2026-03-06T11:00:00Z", "/p1/feed");
        assertThat(look(connector())).isEmpty();
        site.server().verify(0, getRequestedFor(urlEqualTo("/p1/feed")));
    }

    @Test
    void anotherHostIsNotAskedBecauseAPostSaysSo() throws Exception {
        posts(1, "2026-03-06T11:00:00Z", "http://127.0.0.1:9/feed");
        assertThat(look(connector())).isEmpty();
        assertThat(parts).isEmpty();
    }
}
