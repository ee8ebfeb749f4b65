// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            User-agent: *|Disallow: /feed                                  ; /feed/         ; false
            User-agent: *|Disallow: /feed                                  ; /other         ; true
            User-agent: *|Disallow: /|Allow: /feed                         ; /feed/         ; true
            User-agent: *|Disallow: /feed|Allow: /feed                     ; /feed          ; true
            User-agent: *|Disallow:                                        ; /feed          ; true
            User-agent: *|Disallow: /*.xml$                                ; /a/feed.xml    ; false
            User-agent: *|Disallow: /*.xml$                                ; /a/feed.xml?x  ; true
            User-agent: *|Disallow: /*?s=                                  ; /feed?s=1      ; false
            User-agent: Parley|Allow: /||User-agent: *|Disallow: /         ; /feed          ; true
            User-agent: parley/1.0|Disallow: /                             ; /feed          ; false
            User-agent: Parleyvous|Disallow: /                             ; /feed          ; true
            User-agent: Other|User-agent: PARLEY|Disallow: /               ; /feed          ; false
            User-agent: Other|Disallow: /                                  ; /feed          ; true
            User-agent: Parley|Disallow:||User-agent: *|Disallow: /        ; /feed          ; true
            user-agent : * # all|disallow : /feed # this                   ; /feed          ; false
            Disallow: /                                                    ; /feed          ; true
            <html><body>Not found</body></html>                            ; /feed          ; true
            """)
    void theLongestRuleOfTheOwnGroupCounts(String file, String path, boolean allowed) {
        assertThat(Robots.of(file.replace('|', '\n')).allow(path)).isEqualTo(allowed);
    }

    @Test
    void aFileFullOfStarsCostsNoTime() {
        Robots robots = Robots.of("User-agent: *\nDisallow: /" + "*a".repeat(900) + "b$");
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(robots.allow("/" + "a".repeat(20_000)))
                .isTrue());
    }

    @Test
    void whatRobotsMayNotReadIsNotReadUnlessThePersonSaysSo() throws Exception {
        try (FeedSite site = new FeedSite()) {
            site.serveFile("/feed", "application/rss+xml", "posts.rss.xml");
            site.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /feed\n");
            assertThatThrownBy(() -> FeedSite.all(site.connector("/feed"), "posts"))
                    .isInstanceOf(SyncException.ItemRejected.class)
                    .hasMessageContaining("robots.txt")
                    .hasMessageContaining("followRobots");
            site.server().verify(0, getRequestedFor(urlEqualTo("/feed")));
            assertThat(FeedSite.all(site.connect(Map.of("url", site.url("/feed"), "followRobots", false)), "posts")
                            .changes())
                    .hasSize(6);
        }
    }

    @Test
    void aHostThatCannotBeAskedForItsRulesIsNotRead() {
        try (FeedSite site = new FeedSite()) {
            site.serveFile("/feed", "application/rss+xml", "posts.rss.xml");
            site.answer("/robots.txt", aResponse().withStatus(503));
            assertThatThrownBy(() -> FeedSite.all(site.connector("/feed"), "posts"))
                    .isInstanceOf(SyncException.Transient.class);
            site.server().verify(0, getRequestedFor(urlEqualTo("/feed")));
        }
    }

    @Test
    void theRulesAreAskedForOnceADay() throws Exception {
        try (FeedSite site = new FeedSite()) {
            site.serveFile("/feed", "application/rss+xml", "posts.rss.xml");
            FeedConnector connector = site.connector("/feed");
            FeedSite.all(connector, "posts");
            FeedSite.all(connector, "posts");
            site.server().verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
        }
    }
}
