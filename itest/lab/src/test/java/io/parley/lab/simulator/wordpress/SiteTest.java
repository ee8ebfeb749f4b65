// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** A site with a clock that is set, and who calls it. */
abstract class SiteTest {

    static final String COMMENTS = "/wp-json/wp/v2/comments";

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    final WordPressSimulator site = new WordPressSimulator(() -> now);
    final Caller visitor = Caller.visitor(site.endpoint());
    final Caller brand = Caller.user(site.endpoint(), site.userName(), site.applicationPassword());
    final Caller reader = Caller.user(site.endpoint(), site.weakUser(), site.weakPassword());

    @AfterEach
    void stops() {
        site.close();
    }

    void passes(long milliseconds) {
        now = now.plusMillis(milliseconds);
    }

    long commented(long post, String text) {
        return site.comments(post, "Vera", "vera@example.test", text, 0, "approved");
    }

    static String reply(long post, long parent, String text) {
        return "{\"post\":" + post + ",\"parent\":" + parent + ",\"content\":\"" + text + "\"}";
    }
}
