// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Change.MessageSeen;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many feeds as one account. */
class FeedListTest {

    private static final String RSS = "application/rss+xml";
    private static final Cursor BEGUN = new Cursor("{\"feeds\":true}");

    @TempDir
    Path home;

    private FeedSite site;
    private Instant now = Instant.parse("2026-03-06T12:00:00Z");
    private final Map<String, Cursor> parts = new HashMap<>();

    @BeforeEach
    void open() {
        site = new FeedSite(home);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private FeedConnector connect(Map<String, Object> attributes) {
        return site.connect(attributes, () -> now);
    }

    private FeedConnector connect(String... paths) {
        List<String> urls = new ArrayList<>();
        for (String path : paths) {
            urls.add(site.url(path));
        }
        return connect(Map.of("urls", urls.toArray(String[]::new)));
    }

    private void serve(String path, String id) {
        site.serve(path, RSS, feed(id));
    }

    private static String feed(String id) {
        return "<rss><channel><title>C</title><item><guid>" + id + "</guid><title>" + id
                + "</title><pubDate>2026-03-06T11:00:00Z</pubDate></item></channel></rss>";
    }

    /** As the agent asks for some seconds. */
    private List<Page> seconds(FeedConnector connector, int seconds) throws Exception {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            for (String stream : connector.describe().streams().keySet()) {
                Page page = connector.pull(new PullRequest(
                        stream,
                        BEGUN,
                        Instant.EPOCH,
                        100,
                        part -> Optional.ofNullable(parts.get(stream + "/" + part))));
                page.parts()
                        .forEach((part, cursor) -> cursor.ifPresentOrElse(
                                at -> parts.put(stream + "/" + part, at), () -> parts.remove(stream + "/" + part)));
                pages.add(page);
            }
            now = now.plusSeconds(1);
        }
        return pages;
    }

    private static List<String> texts(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> FeedSite.seen(page).stream())
                .map(seen -> seen.message().text())
                .toList();
    }

    @Test
    void eachFeedIsReadAndKeepsItsPlace() throws Exception {
        serve("/a", "One");
        serve("/b", "Two");
        assertThat(texts(seconds(connect("/a", "/b"), 5))).containsExactlyInAnyOrder("One", "Two");
        assertThat(parts).hasSize(2);
        site.server().resetRequests();
        assertThat(texts(seconds(connect("/a", "/b"), 5)))
                .as("a new instance knows its places")
                .isEmpty();
        site.server().verify(0, getRequestedFor(urlEqualTo("/a")));
        now = now.plus(Duration.ofMinutes(30));
        serve("/a", "Three");
        assertThat(texts(seconds(connect("/a", "/b"), 5))).containsExactly("Three");
    }

    @Test
    void equalIdsOfDifferentFeedsAreDifferentThings() throws Exception {
        serve("/a", "1");
        serve("/b", "1");
        assertThat(seconds(connect("/a", "/b"), 5).stream()
                        .flatMap(page -> FeedSite.seen(page).stream())
                        .map(MessageSeen::subject))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void anAuditAsksNobody() throws Exception {
        serve("/a", "One");
        FeedConnector connector = connect("/a");
        for (String stream : connector.describe().streams().keySet()) {
            Page page = connector.pull(new PullRequest(stream, null, Instant.EPOCH, 100));
            assertThat(page.changes()).isEmpty();
            assertThat(page.next()).isEqualTo(BEGUN);
            assertThat(page.more()).isFalse();
        }
        site.server().verify(0, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void aFeedThatFailsHoldsUpNobody() throws Exception {
        site.answer("/bad", aResponse().withStatus(500));
        serve("/good", "One");
        FeedConnector connector = connect("/bad", "/good");
        assertThat(texts(seconds(connector, 5))).containsExactly("One");
        assertThat(connector.check().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("1 of 2 feeds cannot be read at the moment"));
        for (int hour = 0; hour < 24; hour++) {
            seconds(connector, 1);
            now = now.plus(Duration.ofHours(1));
        }
        int requests =
                site.server().findAll(getRequestedFor(urlEqualTo("/bad"))).size();
        assertThat(requests).as("longer pauses each time").isBetween(5, 10);
    }

    @Test
    void aFeedThatIsGoneIsPutAsideOnce() throws Exception {
        site.answer("/gone", aResponse().withStatus(410));
        FeedConnector connector = connect("/gone");
        List<Page> pages = seconds(connector, 3);
        assertThat(pages.stream().flatMap(page -> page.rejected().stream()))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("not asked for any more", "410"));
        now = now.plus(Duration.ofDays(300));
        assertThat(seconds(connect("/gone"), 3).stream().flatMap(page -> page.rejected().stream()))
                .isEmpty();
        site.server().verify(1, getRequestedFor(urlEqualTo("/gone")));
    }

    @Test
    void aHostThatWantsSilenceHasIt() throws Exception {
        site.answer("/a", aResponse().withStatus(429).withHeader("Retry-After", "600"));
        serve("/b", "Two");
        seconds(connect("/a"), 1);
        FeedConnector connector = connect("/a", "/b");
        seconds(connector, 300);
        int before = site.server().findAll(getRequestedFor(urlEqualTo("/a"))).size();
        assertThat(before).isEqualTo(1);
        // The moment of the silence is one of the real clock.
        now = Instant.now().plusSeconds(700);
        serve("/a", "One");
        assertThat(texts(seconds(connect("/a"), 5))).containsExactly("One");
    }

    @Test
    void anUnchangedFeedIsAskedForMoreSeldomWithItsMarks() throws Exception {
        site.answer("/a", FeedSite.document(RSS, feed("One").getBytes()).withHeader("ETag", "\"1\""));
        FeedConnector connector = connect("/a");
        seconds(connector, 2);
        site.server().resetRequests();
        for (int minute = 0; minute < 24 * 60; minute++) {
            now = now.plusSeconds(59);
            seconds(connector, 1);
        }
        assertThat(site.server().findAll(getRequestedFor(urlEqualTo("/a"))).size())
                .isBetween(5, 60);
        site.server().verify(0, getRequestedFor(urlEqualTo("/a")).withoutHeader("If-None-Match"));
        assertThat(site.server()
                        .findAll(getRequestedFor(urlEqualTo("/a")).withHeader("If-None-Match", equalTo("\"1\""))))
                .isNotEmpty();
    }

    @Test
    void hoursToSkipAreSkipped() throws Exception {
        String hours = "<skipHours><hour>12</hour><hour>13</hour><hour>14</hour></skipHours>";
        site.serve("/a", RSS, feed("One").replace("<title>C</title>", hours));
        FeedConnector connector = connect("/a");
        seconds(connector, 2);
        now = Instant.parse("2026-03-06T14:59:00Z");
        seconds(connector, 2);
        site.server().verify(1, getRequestedFor(urlEqualTo("/a")));
        now = Instant.parse("2026-03-06T15:00:30Z");
        seconds(connector, 2);
        site.server().verify(2, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void anOpmlOfTheHomeIsAListHoweverItIsNested() throws Exception {
        serve("/a", "One");
        serve("/b", "Two");
        Files.writeString(home.resolve("feeds.opml"), """
                <?xml version="1.0"?><opml version="2.0"><head><title>Press & more</title></head><body>
                <outline text="All"><outline text="Papers"><outline type="rss" text="A" xmlUrl="%s"/>
                <outline type="rss" text="A again" xmlUrl="%s"/></outline></outline>
                <outline text="B" XMLURL="%s"/><outline text="No feed" htmlUrl="http://x.example/"/>
                <outline xmlUrl="file:///etc/passwd"/></body></opml>
                """.formatted(site.url("/a"), site.url("/a"), site.url("/b")));
        FeedConnector connector = connect(Map.of("opml", "feeds.opml"));
        assertThat(connector.check().name()).isEqualTo("2 feeds");
        assertThat(texts(seconds(connector, 5))).containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void whatLeavesTheListIsForgottenAnHourLater() throws Exception {
        serve("/a", "One");
        serve("/b", "Two");
        String outline = "<outline xmlUrl=\"%s\"/>";
        site.serve(
                "/list",
                "text/x-opml",
                "<opml><body>" + outline.formatted(site.url("/a")) + outline.formatted(site.url("/b"))
                        + "</body></opml>");
        FeedConnector connector = connect(Map.of("opml", site.url("/list")));
        seconds(connector, 5);
        assertThat(parts).hasSize(2);
        site.serve("/list", "text/x-opml", "<opml><body>" + outline.formatted(site.url("/b")) + "</body></opml>");
        now = now.plus(Duration.ofHours(1));
        seconds(connector, 5);
        assertThat(parts).hasSize(1);
    }

    @Test
    void aListOfSomebodyElseDoesNotLeadIntoTheOwnNetwork() throws Exception {
        site.serve("/list", "text/x-opml", "<opml><body><outline xmlUrl=\"http://127.0.0.1:9/admin\"/></body></opml>");
        FeedConnector connector = connect(Map.of("opml", site.url("/list")));
        seconds(connector, 3);
        assertThat(connector.check().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("own network"));
    }

    @Test
    void aListThatCannotBeReadIsSaid() throws Exception {
        assertThatThrownBy(() -> connect(Map.of("opml", "missing.opml")).check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("missing.opml");
        Files.writeString(home.resolve("other.opml"), "<html><body>Not a list</body></html>");
        assertThatThrownBy(() -> connect(Map.of("opml", "other.opml")).check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("not OPML");
        StringBuilder many = new StringBuilder("<opml><body>");
        for (int i = 0; i <= 10_000; i++) {
            many.append("<outline xmlUrl=\"http://x.example/").append(i).append("\"/>");
        }
        Files.writeString(home.resolve("many.opml"), many + "</body></opml>");
        assertThatThrownBy(() -> connect(Map.of("opml", "many.opml")).check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("10001 feeds");
    }

    @Test
    void anAccountHasASiteOrAList() {
        assertThatThrownBy(() -> connect(Map.of("url", "https://x.example/", "opml", "a.opml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("either url");
    }

    @Test
    void wordsLeaveOutWhatNobodyAskedForAndCountIt() throws Exception {
        site.serve(
                "/a",
                RSS,
                "<rss><channel><title>C</title>" + item("1", "Der KESSEL pfeift") + item("2", "Kesselflicker")
                        + item("3", "Kessel zu gewinnen") + item("4", "Straße nach Köln") + "</channel></rss>");
        FeedConnector connector = connect(Map.of(
                "urls", new String[] {site.url("/a")},
                "includeWords", new String[] {"kessel", "STRASSE", "Straße  nach"},
                "excludeWords", new String[] {"gewinnen"}));
        List<Page> pages = seconds(connector, 3);
        assertThat(texts(pages)).containsExactly("Der KESSEL pfeift", "Straße nach Köln");
        assertThat(pages.stream().flatMap(page -> page.unwanted().stream())).hasSize(2);
    }

    private static String item(String id, String title) {
        return "<item><guid>" + id + "</guid><title>" + title + "</title><pubDate>2026-03-06T11:00:0" + id
                + "Z</pubDate></item>";
    }
}
