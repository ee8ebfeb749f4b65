// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed is found from a page, where it has moved to, and back to its older pages. */
class DiscoveryTest {

    private static final String RSS = "application/rss+xml";

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Page pull(String path, Cursor after) throws Exception {
        return site.connector(path).pull(new PullRequest("posts", after, Instant.EPOCH, 100));
    }

    @Test
    void aPageThatNamesAFeedIsAsGoodAsTheFeed() throws Exception {
        site.serve("/", "text/html", """
                <!doctype html><html><head><base href="/blog/"><link rel="stylesheet" href="x.css">
                <LINK REL="Alternate" TYPE="application/rss+xml" TITLE="Posts" HREF="feed"></head></html>
                """);
        site.serveFile("/blog/feed", RSS, "posts.rss.xml");
        Page page = pull("/", null);
        assertThat(page.changes()).hasSize(6);
        assertThat(site.connector("/").check().warnings()).isEmpty();
        site.server().resetRequests();
        pull("/", page.next());
        site.server().verify(0, getRequestedFor(urlEqualTo("/")));
    }

    @Test
    void ofSeveralFeedsTheFirstIsTakenAndAllAreSaid() throws Exception {
        site.serve("/", "text/html", """
                <link rel="alternate" type="application/atom+xml" title="Posts" href="/one">
                <link rel="alternate" type="application/rss+xml" title="Comments" href="/two">
                """);
        site.serveFile("/one", RSS, "posts.rss.xml");
        assertThat(site.connector("/").check().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("names 2 feeds", site.url("/one") + " (Posts)", site.url("/two") + " (Comments)"));
    }

    @Test
    void aHeaderMayNameTheFeed() throws Exception {
        site.answer(
                "/",
                aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withHeader("Link", "</x>; rel=next, </feed>; rel=\"alternate\"; type=\"application/rss+xml\"")
                        .withBody("<p>Hello"));
        site.serveFile("/feed", RSS, "posts.rss.xml");
        assertThat(pull("/", null).changes()).hasSize(6);
    }

    @Test
    void aPageDoesNotLeadIntoTheOwnNetwork() {
        site.serve(
                "/",
                "text/html",
                "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"http://127.0.0.1:1/feed\">");
        assertThatThrownBy(() -> pull("/", null))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("own network");
    }

    @Test
    void aMoveForGoodIsRememberedAndSaid() throws Exception {
        site.answer("/old", aResponse().withStatus(301).withHeader("Location", "/new"));
        site.serveFile("/new", RSS, "posts.rss.xml");
        Page page = pull("/old", null);
        assertThat(site.connector("/old").check().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("has moved for good to " + site.url("/new")));
        site.server().resetRequests();
        pull("/old", page.next());
        site.server().verify(0, getRequestedFor(urlEqualTo("/old")));
        site.answer("/new", aResponse().withStatus(404));
        site.serveFile("/old", RSS, "posts.rss.xml");
        assertThat(pull("/old", page.next()).next().json()).doesNotContain("moved");
    }

    @Test
    void aMoveForNowIsNotRemembered() throws Exception {
        site.answer("/old", aResponse().withStatus(302).withHeader("Location", "/new"));
        site.serveFile("/new", RSS, "posts.rss.xml");
        Page page = pull("/old", null);
        assertThat(page.changes()).hasSize(6);
        assertThat(page.next().json()).doesNotContain("moved");
    }

    @Test
    void redirectsEndAndDoNotLeadIntoTheOwnNetwork() {
        site.answer("/circle", aResponse().withStatus(302).withHeader("Location", "/circle"));
        site.answer("/in", aResponse().withStatus(301).withHeader("Location", "http://127.0.0.1:9/secret"));
        assertThatThrownBy(() -> pull("/circle", null))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("in a circle");
        assertThatThrownBy(() -> pull("/in", null))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("own network");
    }

    private static String page(int number, String next) {
        return "<rss xmlns:a=\"http://www.w3.org/2005/Atom\"><channel><title>C</title>" + next
                + "<item><guid>p" + number + "</guid><title>Post " + number + "</title><pubDate>2026-03-"
                + String.format("%02d", 28 - number) + "</pubDate></item></channel></rss>";
    }

    private static String next(int number) {
        return "<a:link rel=\"next\" href=\"/feed?page=" + number + "\"/>";
    }

    @Test
    void olderPagesAreReadAtFirstAsFarAsTheyAreWanted() throws Exception {
        site.serve("/feed", RSS, page(1, next(2)));
        site.serve("/feed?page=2", RSS, page(2, next(3)));
        site.serve("/feed?page=3", RSS, page(3, next(2)));
        List<Page> walk = FeedSite.walk(site.connector("/feed"), "posts", null, 2);
        assertThat(walk.stream().flatMap(page -> FeedSite.seen(page).stream()))
                .extracting(seen -> seen.message().id().id())
                .containsExactly("p3", "p2", "p1");
        site.server().resetRequests();
        pull("/feed", walk.get(walk.size() - 1).next());
        pull("/feed", walk.get(walk.size() - 1).next());
        site.server().verify(0, getRequestedFor(urlEqualTo("/feed?page=2")));

        Instant since = Instant.parse("2026-03-27T00:00:00Z");
        site.connector("/feed").pull(new PullRequest("posts", null, since, 100));
        site.server().verify(1, getRequestedFor(urlEqualTo("/feed?page=2")));
        site.server().verify(0, getRequestedFor(urlEqualTo("/feed?page=3")));
    }

    @Test
    void olderPagesAreNotReadWithoutEnd() throws Exception {
        site.serve("/feed", RSS, page(1, next(2)));
        for (int number = 2; number < 60; number++) {
            site.serve("/feed?page=" + number, RSS, page(number % 20, next(number + 1)));
        }
        pull("/feed", null);
        site.server().verify(0, getRequestedFor(urlEqualTo("/feed?page=21")));
    }
}
