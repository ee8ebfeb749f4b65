// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ViewsTest {

    private static final String NOTIFICATIONS = "app.bsky.notification.listNotifications";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T12:00:00Z"));
    private final BlueskySimulator bluesky = new BlueskySimulator(() -> now.updateAndGet(time -> time.plusMillis(250)));
    private final Caller brand = Caller.loggedIn(bluesky);
    private final Person ada = bluesky.person("ada.example");

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void tellsWhyABrandIsNotified() {
        String post = bluesky.says(bluesky.brand(), "Good morning @ada.example", null);
        bluesky.says(ada, "nothing to do with it", null);
        String answer = bluesky.says(ada, "Good morning", post);
        String below = bluesky.says(bluesky.person("joan.example"), "You too", answer);
        bluesky.quotes(ada, "Look", post);
        bluesky.says(ada, "☕ @brand.example hello", below);
        bluesky.likes(ada, post);
        bluesky.follows(ada);
        Caller.Reply all = brand.get(NOTIFICATIONS);
        assertThat(all.texts("notifications", "/reason"))
                .containsExactly("follow", "like", "mention", "quote", "reply", "reply");
        assertThat(brand.get(NOTIFICATIONS + "?reasons=mention&reasons=quote").texts("notifications", "/reason"))
                .containsExactly("mention", "quote");
        Caller.Reply filtered = brand.get(NOTIFICATIONS + "?reasons=mention&limit=2");
        assertThat(filtered.body().path("notifications"))
                .as("a page is made first and filtered then")
                .isEmpty();
        assertThat(filtered.body().has("cursor")).isTrue();
        JsonNode facet = all.body().at("/notifications/2/record/facets/0");
        assertThat(facet.at("/index/byteStart").asInt()).isEqualTo(4);
        assertThat(facet.at("/index/byteEnd").asInt()).isEqualTo(18);
        assertThat(facet.at("/features/0/did").asText())
                .isEqualTo(bluesky.brand().did());
    }

    @Test
    void pagesLeadBackToTheOldest() {
        for (int i = 0; i < 5; i++) {
            bluesky.says(ada, "@brand.example " + i, null);
        }
        Caller.Reply page = brand.get(NOTIFICATIONS + "?limit=3");
        assertThat(page.texts("notifications", "/record/text"))
                .containsExactly("@brand.example 4", "@brand.example 3", "@brand.example 2");
        page = brand.get(
                NOTIFICATIONS + "?limit=3&cursor=" + page.body().path("cursor").asText());
        assertThat(page.texts("notifications", "/record/text")).containsExactly("@brand.example 1", "@brand.example 0");
        page = brand.get(
                NOTIFICATIONS + "?limit=3&cursor=" + page.body().path("cursor").asText());
        assertThat(page.body().path("notifications")).isEmpty();
        assertThat(page.body().has("cursor")).isFalse();
        assertThat(brand.get(NOTIFICATIONS + "?limit=101").status()).isEqualTo(400);
        assertThat(brand.get(NOTIFICATIONS + "?cursor=here").status()).isEqualTo(502);
    }

    @Test
    void ordersByTheTimeThatIsClaimedUnlessItIsToCome() {
        bluesky.says(ada, "@brand.example now", null);
        bluesky.claims(ada, "@brand.example earlier", now.get().minus(Duration.ofHours(1)));
        bluesky.claims(ada, "@brand.example later", now.get().plus(Duration.ofHours(1)));
        Caller.Reply all = brand.get(NOTIFICATIONS);
        assertThat(all.texts("notifications", "/record/text"))
                .containsExactly("@brand.example later", "@brand.example now", "@brand.example earlier");
        assertThat(Instant.parse(all.body().at("/notifications/0/indexedAt").asText()))
                .isBefore(now.get());
    }

    @Test
    void leavesOutWhatIsGone() {
        String kept = bluesky.says(ada, "@brand.example one", null);
        String gone = bluesky.says(ada, "@brand.example two", null);
        bluesky.deletes(gone);
        assertThat(brand.get(NOTIFICATIONS).texts("notifications", "/uri")).containsExactly(kept);
        assertThat(brand.get("app.bsky.feed.getPosts?uris=" + kept + "&uris=" + gone)
                        .texts("posts", "/uri"))
                .containsExactly(kept);
        assertThat(brand.get("app.bsky.feed.getPosts?uris=" + String.join("&uris=", Collections.nCopies(26, kept)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsPeopleByHandleAndDid() {
        bluesky.changes(ada, "Ada", "Gardener", 12);
        JsonNode profile =
                brand.get("app.bsky.actor.getProfile?actor=" + ada.did()).body();
        assertThat(profile.path("followersCount").asInt()).isEqualTo(12);
        assertThat(profile.path("description").asText()).isEqualTo("Gardener");
        assertThat(brand.get("app.bsky.actor.getProfiles?actors=ada.example&actors=nobody.example")
                        .texts("profiles", "/did"))
                .containsExactly(ada.did());
        assertThat(brand.get("app.bsky.actor.getProfile?actor=nobody.example").status())
                .isEqualTo(400);
        assertThat(brand.get("com.atproto.identity.resolveHandle?handle=ada.example")
                        .body()
                        .path("did")
                        .asText())
                .isEqualTo(ada.did());
        assertThat(brand.get("com.atproto.identity.resolveHandle?handle=nobody.example")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsWhatAnAuthorWrote() {
        String one = bluesky.says(bluesky.brand(), "one", null);
        String two = bluesky.says(bluesky.brand(), "two", bluesky.says(ada, "hello", null));
        Caller.Reply feed = brand.get("app.bsky.feed.getAuthorFeed?actor=brand.example");
        assertThat(feed.texts("feed", "/post/uri")).containsExactly(two, one);
        bluesky.closes(one);
        assertThat(brand.get("app.bsky.feed.getPosts?uris=" + one)
                        .body()
                        .at("/posts/0/viewer/replyDisabled")
                        .asBoolean())
                .isTrue();
    }
}
