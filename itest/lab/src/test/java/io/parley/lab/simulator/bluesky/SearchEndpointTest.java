// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SearchEndpointTest {

    private static final String SEARCH = "app.bsky.feed.searchPosts";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T12:00:00Z"));
    private final BlueskySimulator bluesky = new BlueskySimulator(now::get);
    private final Caller brand = Caller.loggedIn(bluesky);
    private final Person ada = bluesky.person("ada.example");

    @AfterEach
    void close() {
        bluesky.close();
    }

    private String says(String text) {
        now.updateAndGet(before -> before.plusSeconds(1));
        return bluesky.says(ada, text, null);
    }

    @Test
    void findsAllWordsWhateverTheirCaseNewestFirst() {
        String one = says("A red kettle");
        String other = says("KETTLE, and red");
        says("A blue kettle");
        assertThat(brand.get(SEARCH + "?q=red%20kettle&sort=latest").texts("posts", "/uri"))
                .containsExactly(other, one);
        assertThat(brand.get(SEARCH + "?q=%22red%20kettle%22").texts("posts", "/uri"))
                .containsExactly(one);
        assertThat(brand.get(SEARCH + "?q=%22red").error()).isEqualTo("BadQueryString");
        assertThat(brand.get(SEARCH).error()).isEqualTo("InvalidRequest");
        assertThat(new Caller(bluesky.endpoint(), null).get(SEARCH + "?q=red").status())
                .isEqualTo(401);
    }

    @Test
    void findsFromAMomentOnAndUntilAnotherOne() {
        says("kettle 1");
        String second = says("kettle 2");
        Instant since = now.get();
        says("kettle 3");
        assertThat(brand.get(SEARCH + "?q=kettle&since=" + since).texts("posts", "/record/text"))
                .containsExactly("kettle 3", "kettle 2");
        assertThat(brand.get(SEARCH + "?q=kettle&since=" + since + "&until=" + now.get())
                        .texts("posts", "/uri"))
                .containsExactly(second);
        assertThat(brand.get(SEARCH + "?q=kettle&since=2026-05-05").texts("posts", "/uri"))
                .isEmpty();
        assertThat(brand.get(SEARCH + "?q=kettle&since=today").status()).isEqualTo(400);
    }

    @Test
    void placesMoveWhenSomethingNewIsFound() {
        for (int i = 0; i < 4; i++) {
            says("kettle " + i);
        }
        Caller.Reply page = brand.get(SEARCH + "?q=kettle&limit=2");
        says("kettle 4");
        assertThat(brand.get(SEARCH + "?q=kettle&limit=2&cursor="
                                + page.body().path("cursor").asText())
                        .texts("posts", "/record/text"))
                .containsExactly("kettle 2", "kettle 1");
        Caller.Reply last = brand.get(SEARCH + "?q=kettle&cursor=3");
        assertThat(last.texts("posts", "/record/text")).containsExactly("kettle 1", "kettle 0");
        assertThat(last.body().has("cursor")).isFalse();
        assertThat(brand.get(SEARCH + "?q=kettle&cursor=there").status()).isEqualTo(400);
        assertThat(brand.get(SEARCH + "?q=kettle&limit=101").status()).isEqualTo(400);
    }

    @Test
    void doesNotFindWhatCannotBeSeen() {
        String post = says("kettle");
        bluesky.hides(ada);
        assertThat(brand.get(SEARCH + "?q=kettle").texts("posts", "/uri")).isEmpty();
        assertThat(brand.get("app.bsky.feed.getPosts?uris=" + post).texts("posts", "/uri"))
                .isEmpty();
        assertThat(brand.get("app.bsky.actor.getProfile?actor=" + ada.did()).error())
                .isEqualTo("AccountDeactivated");
        bluesky.returns(ada);
        bluesky.renames(ada, "ada.blok.example");
        assertThat(brand.get(SEARCH + "?q=kettle").texts("posts", "/author/handle"))
                .containsExactly("ada.blok.example");
    }

    @Test
    void mayBeMissing() {
        bluesky.removeSearch();
        assertThat(brand.get(SEARCH + "?q=kettle").status()).isEqualTo(501);
    }
}
