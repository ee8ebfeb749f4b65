// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConditionalRequestTest {

    private static final String RSS = "application/rss+xml";

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Page again(Cursor cursor) throws Exception {
        return site.connector("/feed").pull(new PullRequest("posts", cursor, Instant.EPOCH, 100));
    }

    @Test
    void anUnchangedFeedCostsOneRequestWithoutAnAnswer() throws Exception {
        site.answer(
                "/feed",
                FeedSite.document(RSS, FeedSite.file("posts.rss.xml"))
                        .withHeader("ETag", "\"one\"")
                        .withHeader("Last-Modified", "Fri, 06 Mar 2026 09:00:00 GMT"));
        Page first = FeedSite.all(site.connector("/feed"), "posts");
        site.server().resetRequests();
        site.server()
                .stubFor(get(urlEqualTo("/feed"))
                        .withHeader("If-None-Match", equalTo("\"one\""))
                        .withHeader("If-Modified-Since", equalTo("Fri, 06 Mar 2026 09:00:00 GMT"))
                        .willReturn(aResponse().withStatus(304)));

        Page second = again(first.next());

        assertThat(second.changes()).isEmpty();
        assertThat(second.more()).isFalse();
        assertThat(second.next()).isEqualTo(first.next());
        site.server().verify(1, getRequestedFor(urlEqualTo("/feed")));
        assertThat(site.server().findAllUnmatchedRequests()).isEmpty();
    }

    @Test
    void aServerWithoutMarksGivesTheSameDocumentAgainWithoutNews() throws Exception {
        site.serveFile("/feed", RSS, "posts.rss.xml");
        Page first = FeedSite.all(site.connector("/feed"), "posts");
        site.serve("/feed", RSS, FeedSite.text("posts.rss.xml").replace("<ttl>30</ttl>", "<generator>9.1</generator>"));
        assertThat(again(first.next()).changes()).isEmpty();
    }

    @Test
    void aChangedFeedIsReadFromTheBeginning() throws Exception {
        site.serveFile("/feed", RSS, "posts.rss.xml");
        Page first = FeedSite.all(site.connector("/feed"), "posts");
        site.serve("/feed", RSS, FeedSite.text("posts.rss.xml").replace("The first post", "The very first post"));
        Page second = again(first.next());
        assertThat(second.changes()).hasSameSizeAs(first.changes());
        assertThat(FeedSite.seen(second, "https://kettles.example/hello-world/")
                        .message()
                        .text())
                .contains("The very first post");
    }

    @Test
    void marksAreNotTakenInTheMidstOfADocument() throws Exception {
        site.answer(
                "/feed", FeedSite.document(RSS, FeedSite.file("posts.rss.xml")).withHeader("ETag", "\"one\""));
        Page first = site.connector("/feed").pull(new PullRequest("posts", null, Instant.EPOCH, 2));
        assertThat(first.more()).isTrue();
        assertThat(first.next().json()).doesNotContain("one");
        site.server().resetRequests();
        again(first.next());
        site.server().verify(1, getRequestedFor(urlEqualTo("/feed")).withoutHeader("If-None-Match"));
    }

    @Test
    void aMarkThatIsTooLongToRememberIsForgotten() throws Exception {
        site.answer(
                "/feed",
                FeedSite.document(RSS, FeedSite.file("posts.rss.xml"))
                        .withHeader("ETag", "\"" + "e".repeat(6_000) + "\""));
        Cursor cursor = FeedSite.all(site.connector("/feed"), "posts").next();
        assertThat(cursor.json()).hasSizeLessThan(200);
        assertThat(again(cursor).changes()).isEmpty();
    }

    @Test
    void marksOfTheRunningSecondProveNothing() throws Exception {
        site.answer(
                "/feed",
                FeedSite.document(RSS, FeedSite.file("posts.rss.xml"))
                        .withHeader("Date", "Fri, 06 Mar 2026 09:00:01 GMT")
                        .withHeader("Last-Modified", "Fri, 06 Mar 2026 09:00:00 GMT")
                        .withHeader("ETag", "\"of the second\""));
        Cursor cursor = FeedSite.all(site.connector("/feed"), "posts").next();
        assertThat(cursor.json()).doesNotContain("etag", "lastModified");
    }

    @Test
    void theFeedMayAskForALongerPause() throws Exception {
        site.answer(
                "/feed", FeedSite.document(RSS, FeedSite.file("posts.rss.xml")).withHeader("ETag", "\"one\""));
        Page first = FeedSite.all(site.connector("/feed"), "posts");
        assertThat(first.pause()).as("the ttl").contains(Duration.ofMinutes(30));
        site.answer("/feed", aResponse().withStatus(304));
        assertThat(again(first.next()).pause()).as("the remembered ttl").contains(Duration.ofMinutes(30));
        site.answer("/feed", aResponse().withStatus(304).withHeader("Cache-Control", "public, max-age=7200"));
        assertThat(again(first.next()).pause()).contains(Duration.ofHours(2));
        site.answer("/feed", aResponse().withStatus(304).withHeader("Cache-Control", "max-age=999999999"));
        assertThat(again(first.next()).pause()).contains(Duration.ofDays(1));
    }

    @Test
    void aShorterPauseIsNotAskedFor() throws Exception {
        site.answer(
                "/feed",
                FeedSite.document(
                                RSS,
                                FeedSite.text("posts.rss.xml")
                                        .replace("<ttl>30<", "<ttl>1<")
                                        .getBytes(StandardCharsets.UTF_8))
                        .withHeader("Cache-Control", "s-maxage=86400, max-age=60"));
        assertThat(FeedSite.all(site.connector("/feed"), "posts").pause()).isEmpty();
    }
}
