// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private void serve(List<String> ids) {
        StringBuilder items = new StringBuilder();
        for (String id : ids) {
            items.append("""
                    <item><guid isPermaLink="false">%s</guid><title>%s</title>
                    <pubDate>Fri, 06 Mar 2026 09:00:00 +0000</pubDate></item>
                    """.formatted(id, id));
        }
        site.serve(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Many</title>" + items + "</channel></rss>");
    }

    private static List<String> ids(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> FeedSite.seen(page).stream())
                .map(seen -> seen.message().id().id())
                .toList();
    }

    private Page pull(Cursor cursor) throws Exception {
        return site.connector("/feed").pull(new PullRequest("posts", cursor, Instant.EPOCH, 100));
    }

    @Test
    void entriesOfOneMomentAreNotLostBetweenPages() throws Exception {
        List<String> all = IntStream.range(100, 200).mapToObj(i -> "item-" + i).toList();
        serve(all);
        List<Page> pages = FeedSite.walk(site.connector("/feed"), "posts", null, 7);
        assertThat(pages).hasSize(15);
        assertThat(ids(pages)).isEqualTo(all);
    }

    @Test
    void anEntryThatComesWhilePagesAreReadIsFoundNextTime() throws Exception {
        serve(List.of("b", "c", "d"));
        Page first = site.connector("/feed").pull(new PullRequest("posts", null, Instant.EPOCH, 2));
        assertThat(ids(List.of(first))).containsExactly("b", "c");

        serve(List.of("a", "b", "c", "d"));
        Page rest = pull(first.next());
        assertThat(ids(List.of(rest))).containsExactly("d");
        assertThat(ids(List.of(pull(rest.next())))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void ofSeveralEntriesWithOneIdTheNewestCounts() throws Exception {
        site.serve("/feed", "application/atom+xml", """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Versions</title>
                <entry><id>a</id><title>Old</title><updated>2026-03-05T09:00:00Z</updated></entry>
                <entry><id>a</id><title>New</title><updated>2026-03-06T09:00:00Z</updated></entry></feed>
                """);
        assertThat(FeedSite.seen(FeedSite.all(site.connector("/feed"), "posts")))
                .singleElement()
                .satisfies(seen -> assertThat(seen.message().text()).isEqualTo("New"));
    }

    @Test
    void aCursorOfTheFarFutureLosesNothingForEver() throws Exception {
        serve(List.of("a", "b"));
        String known = FeedCursor.of(Optional.of(pull(null).next())).document();
        for (String document : new String[] {"\"document\":\"" + known + "\",", "\"document\":\"other\",", ""}) {
            Page nothing = pull(new Cursor("{" + document + "\"at\":\"2999-01-01T00:00:00Z\",\"mark\":\"z\"}"));
            assertThat(nothing.changes()).isEmpty();
            assertThat(ids(List.of(pull(nothing.next())))).as(document).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "7",
                "{\"at\":\"yesterday\",\"mark\":\"a\"}",
                "{\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"mark\":\"a\"}",
                "{\"etag\":5}",
                "{\"ttlSeconds\":\"soon\"}",
                "not JSON"
            })
    void aMalformedCursorIsToldClearly(String json) {
        serve(List.of("a"));
        assertThatThrownBy(() -> pull(new Cursor(json)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cursor")
                .hasMessageContaining("reset the stream");
    }

    @Test
    void anyIdFitsIntoTheCursor() throws Exception {
        String id = "\u00e9\"\\".repeat(600);
        serve(List.of(id + "1", id + "2", id + "3"));
        List<Page> pages = FeedSite.walk(site.connector("/feed"), "posts", null, 1);
        assertThat(ids(pages)).containsExactlyInAnyOrder(id + "1", id + "2", id + "3");
    }

    @Test
    void anUnknownStreamIsRefused() {
        assertThatThrownBy(() -> site.connector("/feed").pull(new PullRequest("likes", null, Instant.EPOCH, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("likes");
    }
}
