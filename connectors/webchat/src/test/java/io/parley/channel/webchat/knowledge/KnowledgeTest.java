// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parley.lab.LabServices;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final String FEED = """
            <rss><channel><title>Help</title><link>SITE/</link>
            <item><title>Return a kettle</title><link>SITE/returns</link>
              <description>&lt;p&gt;Within &lt;b&gt;30 days&lt;/b&gt;.&lt;/p&gt;</description></item>
            <item><title>Descale a kettle</title><link>SITE/descale</link><description>With vinegar.</description></item>
            <item><title>Kettle of another shop</title><link>https://evil.example/</link></item>
            <item><title>Kettle script</title><link>javascript:alert(1)</link></item>
            </channel></rss>""";

    private final LabServices services = new LabServices();
    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private HttpServer server;
    private String site;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        site = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        server.stop(0);
        services.close();
    }

    @Test
    void aFeedIsSearchedByItsWords() throws Exception {
        pages.put("/feed", FEED);
        Knowledge knowledge = knowledge("feed=" + site + "/feed");
        assertThat(knowledge.suggest("kettle")).isEmpty();
        assertThat(knowledge.look()).isEmpty();
        assertThat(knowledge.suggest("How can I RETURN my kettlé?"))
                .extracting(Suggestion::title)
                .containsExactly("Return a kettle", "Descale a kettle");
        assertThat(knowledge.suggest("desca")).extracting(Suggestion::title).containsExactly("Descale a kettle");
        assertThat(knowledge.suggest("30 days")).extracting(Suggestion::excerpt).containsExactly("Within 30 days.");
        assertThat(knowledge.suggest("?")).isEmpty();
    }

    @Test
    void whatTheServerCallsFreshIsNotReadAgain() throws Exception {
        pages.put("/feed", FEED);
        headers.put("Cache-Control", "public, max-age=7200");
        headers.put("ETag", "\"1\"");
        Knowledge knowledge = knowledge("feed=" + site + "/feed");
        knowledge.look();
        now = now.plus(Duration.ofHours(1));
        knowledge.look();
        assertThat(asked).containsExactly("/feed");
        now = now.plus(Duration.ofHours(1));
        knowledge.look();
        assertThat(asked).containsExactly("/feed", "/feed if \"1\"");
        assertThat(knowledge.suggest("kettle")).hasSize(2);
    }

    @Test
    void aSitemapIsSearchedByTheTitlesOfItsPages() throws Exception {
        pages.put("/sitemap.xml", "<sitemapindex><sitemap><loc>SITE/pages.xml</loc></sitemap></sitemapindex>");
        pages.put(
                "/pages.xml",
                "<urlset><url><loc>SITE/p/1</loc></url><url><loc>SITE/help/reset-password.html</loc></url>"
                        + "<url><loc>https://evil.example/reset</loc></url></urlset>");
        pages.put("/p/1", "<html><head><title>Opening &amp; closing hours</title></head></html>");
        Knowledge knowledge = knowledge("sitemap=" + site + "/sitemap.xml");
        assertThat(knowledge.look()).isEmpty();
        assertThat(knowledge.suggest("hours")).extracting(Suggestion::title).containsExactly("Opening & closing hours");
        assertThat(knowledge.suggest("reset")).extracting(Suggestion::title).containsExactly("reset password");
    }

    @Test
    void theSearchOfASiteIsAskedOnceForTheSameQuestion() throws Exception {
        pages.put(
                "/wp-json/wp/v2/search",
                "[{\"title\":\"Kettles &#8211; all\",\"url\":\"SITE/kettles\"},"
                        + "{\"title\":\"Elsewhere\",\"url\":\"https://evil.example/\"}]");
        pages.put(
                "/w/api.php",
                "{\"query\":{\"pages\":[{\"index\":2,\"title\":\"B\",\"canonicalurl\":\"SITE/B\"},"
                        + "{\"index\":1,\"title\":\"A\",\"canonicalurl\":\"SITE/A\",\"extract\":\"First.\"}]}}");
        Knowledge knowledge = knowledge("wordpress=" + site, "mediawiki=" + site + "/w/api.php");
        for (String typed : List.of("kettle", "Kettle!")) {
            assertThat(knowledge.suggest(typed))
                    .extracting(Suggestion::title)
                    .containsExactly("Kettles – all", "A", "B");
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void aSourceThatIsAwayIsSaidAndCostsNothingElse() throws Exception {
        pages.put("/feed", FEED);
        pages.put("/broken", "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><item>&a;</item></rss>");
        Knowledge knowledge = knowledge("feed=" + site + "/feed", "feed=" + site + "/away", "feed=" + site + "/broken");
        assertThat(knowledge.look()).hasSize(2).allMatch(sentence -> sentence.contains(site + " are missing"));
        assertThat(knowledge.suggest("kettle")).hasSize(2);
    }

    @Test
    void onlyOurOwnPagesHelp() {
        Knowledge knowledge = knowledge("feed=" + site + "/feed");
        assertThat(knowledge.helped(site + "/returns")).isTrue();
        assertThat(knowledge.helped("https://evil.example/")).isFalse();
        assertThat(knowledge.helped("")).isFalse();
        assertThat(knowledge.takeHelped()).isEqualTo(1);
        assertThat(knowledge.takeHelped()).isZero();
    }

    @Test
    void whatIsNoSourceIsRefusedWithASentence() {
        for (String wrong : List.of("https://www.example.org/", "atom=https://www.example.org/", "feed=file:///etc")) {
            assertThatThrownBy(() -> knowledge(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sitemap=");
        }
    }

    private Knowledge knowledge(String... sources) {
        return Knowledge.of(sources, services.apiClients(), services.htmlText(), () -> now);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        asked.add(known == null ? path : path + " if " + known);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        String page = pages.get(path);
        if (page == null || known != null) {
            exchange.sendResponseHeaders(page == null ? 404 : 304, -1);
        } else {
            byte[] body = page.replace("SITE", site).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
