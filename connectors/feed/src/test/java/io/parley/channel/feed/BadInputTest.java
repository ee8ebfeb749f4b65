// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    private static final String RSS = "application/rss+xml";

    private final FeedSite site = new FeedSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Page read() throws Exception {
        return FeedSite.all(site.connector("/feed"), "posts");
    }

    private static String feed(String items) {
        return "<rss version='2.0'><channel><title>Feed</title>" + items + "</channel></rss>";
    }

    private static String item(String contents) {
        return "<item><pubDate>Fri, 06 Mar 2026 09:00:00 +0000</pubDate>" + contents + "</item>";
    }

    @Test
    void anExternalEntityIsNotFetched(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        for (String address : new String[] {secret.toUri().toString(), site.url("/secret")}) {
            site.serve(
                    "/feed",
                    RSS,
                    "<!DOCTYPE rss [<!ENTITY x SYSTEM '" + address + "'><!ENTITY % y SYSTEM '" + address + "'>%y;]>"
                            + feed(item("<guid>1</guid><title>&x;</title>")));
            assertThat(FeedSite.seen(read(), "1").message().text()).isEqualTo("&x;");
        }
        site.server().verify(0, getRequestedFor(urlEqualTo("/secret")));
    }

    @Test
    void aDocumentTypeElsewhereIsNotFetched() throws Exception {
        site.serve(
                "/feed",
                RSS,
                "<!DOCTYPE rss SYSTEM '" + site.url("/feed.dtd") + "'>"
                        + feed(item("<guid>1</guid><title>One</title>")));
        assertThat(FeedSite.seen(read())).hasSize(1);
        site.server().verify(0, getRequestedFor(urlEqualTo("/feed.dtd")));
    }

    @Test
    void entitiesDoNotExpandWithoutEnd() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        site.serve(
                "/feed", RSS, "<!DOCTYPE rss [" + entities + "]>" + feed(item("<guid>1</guid><title>&e29;</title>")));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(FeedSite.seen(read(), "1").message().text()).isEqualTo("&e29;"));
    }

    @Test
    void deepNestingIsMadeFlatAndInJsonRefused() throws Exception {
        int depth = 100_000;
        site.serve(
                "/feed",
                RSS,
                feed(item("<guid>1</guid><description>" + "<b>".repeat(depth) + "deep" + "</b>".repeat(depth)
                        + "</description>")));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(FeedSite.seen(read())).hasSize(1));
        site.serve(
                "/feed",
                "application/json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + "[".repeat(depth) + "]".repeat(depth)
                        + "}");
        assertThatThrownBy(this::read).isInstanceOf(SyncException.Transient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "<!", "<![CDATA[", "&#x0;", "]]>", "<a b='"})
    void aLongRunOfBrokenMarkupEndsSoon(String markup) {
        site.serve("/feed", RSS, "<rss version='2.0'><channel><title>" + markup.repeat(300_000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.Transient.class));
    }

    @Test
    void aWebPageInsteadOfAFeedIsNamed() {
        site.serve("/feed", "text/html; charset=UTF-8", "<!doctype html><html><title>Blog</title><p>Welcome</html>");
        assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("text/html")
                .hasMessageContaining("configure the address of the feed");
    }

    @Test
    void aFeedThatIsCalledAPageIsReadAllTheSame() throws Exception {
        site.serve("/feed", "text/html; charset=UTF-8", feed(item("<guid>1</guid><title>Grüße</title>")));
        assertThat(FeedSite.seen(read(), "1").message().text()).isEqualTo("Grüße");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<rss version='2.0'/>",
                "<rss version='2.0'><channel>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "{\"status\":\"ok\"}",
                "{\"version\":\"https://jsonfeed.org/version/1.1\"}",
                "{",
                "plain text"
            })
    void whatIsNoFeedIsToldSo(String body) {
        site.serve("/feed", RSS, body);
        assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining(site.url("/feed"))
                .hasMessageContaining("not a feed that can be read");
    }

    @Test
    void aFeedAboveTheLimitIsRefused() {
        site.serve("/feed", RSS, feed("<description>" + "x".repeat(1_000_000) + "</description>"));
        assertThatThrownBy(() -> FeedSite.all(site.connect(site.url("/feed"), "", 1), "posts"))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("1000000 bytes");
    }

    @Test
    void aBombOfZerosIsRefused() throws IOException {
        site.answer("/feed", FeedSite.document(RSS, zerosInGzip(100_000_000)).withHeader("Content-Encoding", "gzip"));
        assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("10000000 bytes");
    }

    private static byte[] zerosInGzip(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        byte[] chunk = new byte[100_000];
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int written = 0; written < size; written += chunk.length) {
                gzip.write(chunk);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void scriptsBecomeInertText() throws Exception {
        site.serve("/feed", RSS, feed(item("""
                        <guid>1</guid><link>javascript:alert(1)</link>
                        <title>&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onclick="x()"&gt;Sale&lt;/b&gt;</title>
                        <description>&lt;img src=x onerror=alert(1)&gt;Now&lt;style&gt;p{}&lt;/style&gt;</description>
                        <enclosure url="file:///etc/passwd" type="text/plain" length="1"/>
                        <enclosure url="http:nowhere" type="text/plain" length="1"/>
                        <enclosure url="https://kettles.example/a b.png" type="&lt;script&gt;" length="1"/>
                        """)));
        var seen = FeedSite.seen(read(), "1");
        assertThat(seen.conversation().subject()).contains("Sale");
        assertThat(seen.message().text()).isEqualTo("Sale\n\nNow");
        assertThat(seen.message().page()).isEmpty();
        assertThat(seen.message().attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.link()).hasToString("https://kettles.example/a%20b.png");
            assertThat(attachment.mediaType()).isEqualTo("application/octet-stream");
        });
    }

    @Test
    void oneBrokenEntryDoesNotHoldUpItsNeighbours() throws Exception {
        String longId = "x".repeat(2_001);
        site.serve(
                "/feed",
                RSS,
                feed(item("<guid>1</guid><title>One</title>")
                        + item("<guid>" + longId + "</guid><title>Two</title>")
                        + item("<guid isPermaLink='false'>empty</guid>")
                        + item("<guid>4</guid><title>Four</title>")));
        Page page = read();
        assertThat(FeedSite.seen(page))
                .extracting(seen -> seen.message().text())
                .containsExactly("One", "Four");
        assertThat(page.rejected())
                .extracting(Page.Rejected::reason)
                .containsExactlyInAnyOrder(
                        "id must have 1 to 2000 characters, not 2001",
                        "The entry has neither title, text, link nor file");
        assertThat(page.rejected())
                .allSatisfy(rejected -> assertThat(rejected.id()).hasSizeLessThan(201));
        assertThat(read().rejected()).isEqualTo(page.rejected());
    }

    @Test
    void whatCannotBeReadButNobodyNeedsDoesNoHarm() throws Exception {
        site.serve(
                "/feed",
                RSS,
                feed(
                        """
                <cloud domain="x" port="none"/><skipHours><hour>noon</hour></skipHours><skipDays><day>Never</day></skipDays>
                <image><width>wide</width></image><ttl>later</ttl>
                """
                                + item(
                                        "<guid>1</guid><title>One</title><enclosure length='much' url='https://x.example/a'/>")));
        assertThat(FeedSite.seen(read())).hasSize(1);
    }

    @Test
    void whatIsTooLongIsCut() throws Exception {
        site.serve(
                "/feed",
                RSS,
                feed(item("<guid>1</guid><title>" + "t".repeat(5_000) + "</title><author>" + "a".repeat(900)
                        + "</author><description>" + "\uD83D\uDE00".repeat(150_000) + "</description>")));
        var seen = FeedSite.seen(read(), "1");
        assertThat(seen.conversation().subject().orElseThrow()).hasSize(1_000).endsWith("…");
        assertThat(seen.message().text()).hasSizeBetween(199_999, 200_000).endsWith("…");
        assertThat(seen.message().text().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .isTrue();
        assertThat(seen.author().displayName()).hasSize(500);
    }

    @Test
    void theStatusSaysWhatToDo() {
        site.answer("/feed", aResponse().withStatus(404));
        assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("There is nothing at " + site.url("/feed"));
        site.answer("/feed", aResponse().withStatus(410));
        assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("remove it from the configuration");
        site.answer("/feed", aResponse().withStatus(401));
        assertThatThrownBy(this::read)
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("open to everybody");
        site.answer("/feed", aResponse().withStatus(429).withHeader("Retry-After", "60"));
        assertThatThrownBy(this::read).isInstanceOf(SyncException.RateLimited.class);
        site.answer("/feed", aResponse().withStatus(500));
        assertThatThrownBy(this::read).isInstanceOf(SyncException.Transient.class);
    }
}
