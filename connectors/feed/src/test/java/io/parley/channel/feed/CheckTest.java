// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    private static final String RSS = "application/rss+xml";

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aGoodFeedIsCalledByItsTitle() throws Exception {
        site.serveFile("/feed", RSS, "posts.rss.xml");
        AccountInfo info = site.connector("/feed").check();
        assertThat(info.name()).isEqualTo("Kettles & Co.");
        assertThat(info.page()).contains(URI.create("https://kettles.example/"));
        assertThat(info.warnings()).isEmpty();
    }

    @Test
    void theSiteOfAnAtomFeedIsNotTheFeedItself() throws Exception {
        site.serveFile("/feed", "application/atom+xml", "posts.atom.xml");
        assertThat(site.connector("/feed").check().page()).contains(URI.create("https://kettles.example/"));
    }

    @Test
    void whatWorksButNotWellIsAWarning() throws Exception {
        site.serve("/feed", RSS, """
                <rss version="2.0"><channel><item><guid>1</guid><title>a</title></item>
                <item><guid>1</guid><title>b</title></item></channel></rss>
                """);
        site.serve("/comments", RSS, "<rss version='2.0'><channel><title>x</title></channel></rss>");
        AccountInfo info = site.connector("/feed", "/comments").check();
        assertThat(info.name()).isEqualTo("localhost");
        assertThat(info.warnings())
                .containsExactly(
                        "2 of the 2 entries in the feed of posts have no date:"
                                + " all of them count as new when the account is connected.",
                        "1 of the 2 entries in the feed of posts have the id of another one:"
                                + " of each id only the newest entry is read.",
                        "The feed of comments has no entries at the moment.");
    }

    @Test
    void aWrongAddressIsTheAdministratorsBusiness() {
        site.answer("/feed", aResponse().withStatus(404));
        assertThatThrownBy(() -> site.connector("/feed").check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining(site.url("/feed"));
        site.serve("/feed", "text/html", "<!doctype html><p>Hello");
        assertThatThrownBy(() -> site.connector("/feed").check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("text/html");
    }

    @Test
    void theFeedOfCommentsIsCheckedToo() {
        site.serveFile("/feed", RSS, "posts.rss.xml");
        site.answer("/comments", aResponse().withStatus(404));
        assertThatThrownBy(() -> site.connector("/feed", "/comments").check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining(site.url("/comments"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "example.org/feed", "ftp://example.org/feed", "https:///feed", "http://a b/"})
    void anAddressThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> site.connect(url, "", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("url must be the http or https address of a feed");
    }

    @Test
    void aPasswordDoesNotBelongIntoTheAddress() {
        assertThatThrownBy(() -> site.connect("https://ada:pa55@example.org/feed", "", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("url must not contain a user name or a password")
                .hasMessageNotContaining("pa55");
    }

    @ParameterizedTest
    @CsvSource({"0", "51", "-1"})
    void aSizeOutOfBoundsIsRefused(int megabytes) {
        assertThatThrownBy(() -> site.connect("https://example.org/feed", "", megabytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxMegabytes must be 1 to 50 megabytes, not " + megabytes);
    }
}
