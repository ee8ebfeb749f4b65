// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimelinesTest {

    private static final String TAG = "/api/v1/timelines/tag/";
    private static final String SEARCH = "/api/v2/search?type=statuses&q=";

    private final SetClock clock = new SetClock();
    private final MastodonSimulator mastodon = new MastodonSimulator(clock);
    private final Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());
    private final Browser nobody = new Browser(mastodon.endpoint(), null);
    private final Person alice = mastodon.person("alice");
    private final Person bob = mastodon.person("bob", "elsewhere.example");

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void showsWhatIsPublicUnderAHashtag() {
        String one = mastodon.says(alice, "My #Tea", "public", null);
        String two = mastodon.says(bob, "Yours? #tea", "public", one);
        mastodon.says(alice, "#teapots and tea", "public", null);
        mastodon.says(alice, "Quiet #tea", "unlisted", null);

        assertThat(brand.get(TAG + "tea").ids()).containsExactly(two, one);
        assertThat(nobody.get(TAG + "TEA").ids()).containsExactly(two, one);
        assertThat(brand.get(TAG + "tea?min_id=" + one).ids()).containsExactly(two);
        assertThat(brand.get(TAG + "tea?limit=1").link("next")).isEqualTo(TAG + "tea?limit=1&max_id=" + two);
    }

    @Test
    void putsWhatArrivesLateWhereItBelongs() {
        String one = mastodon.says(alice, "#tea one", "public", null);
        clock.pass(Duration.ofMinutes(2));
        String two = mastodon.says(alice, "#tea two", "public", null);
        String late = mastodon.saysLate(bob, "#tea late", clock.instant().minusSeconds(60));

        assertThat(brand.get(TAG + "tea").ids()).containsExactly(two, late, one);
        assertThat(brand.get("/api/v1/statuses/" + late)
                        .body()
                        .path("created_at")
                        .asText())
                .isEqualTo("2026-05-04T12:02:00.250Z");
    }

    @Test
    void findsWordsAndPhrases() {
        String one = mastodon.says(alice, "A kettle in red", "public", null);
        String two = mastodon.says(bob, "A Red Kettle", "public", null);
        mastodon.says(bob, "A red kettle for friends", "private", null);
        String own = mastodon.says(mastodon.brand(), "Our red kettle", "private", null);

        assertThat(found(SEARCH + "red%20kettle")).containsExactly(own, two, one);
        assertThat(found(SEARCH + "%22red%20kettle%22")).containsExactly(own, two);
        assertThat(found(SEARCH + "kettle&limit=1&offset=1")).containsExactly(two);
        assertThat(found(SEARCH + "kettle&account_id=" + bob.id())).containsExactly(two);
        assertThat(found("/api/v2/search?type=accounts&q=kettle")).isEmpty();
        assertThat(brand.get("/api/v2/search").status()).isEqualTo(400);
        assertThat(nobody.get(SEARCH + "kettle").status()).isEqualTo(401);
    }

    @Test
    void showsAPoll() {
        String id = mastodon.asks(alice, "Which?", "public", List.of("Red", "Blue"));

        JsonNode poll = brand.get("/api/v1/statuses/" + id).body().path("poll");

        assertThat(poll.path("options").findValuesAsText("title")).containsExactly("Red", "Blue");
        assertThat(poll.path("expired").asBoolean()).isFalse();
    }

    @Test
    void showsWhatIsQuotedAndNamesWhatThatQuotes() {
        String first = mastodon.says(alice, "first", "public", null);
        String second = mastodon.quotes(bob, "second", "public", first);
        String third = mastodon.quotes(alice, "third", "public", second);

        JsonNode quote = brand.get("/api/v1/statuses/" + third).body().path("quote");

        assertThat(quote.path("state").asText()).isEqualTo("accepted");
        assertThat(quote.at("/quoted_status/id").asText()).isEqualTo(second);
        assertThat(quote.at("/quoted_status/quote/quoted_status_id").asText()).isEqualTo(first);
    }

    @Test
    void hidesWhatIsQuotedFromThoseWhoMayNotSeeIt() {
        String secret = mastodon.says(alice, "for friends", "private", null);
        String quoting = mastodon.quotes(alice, "see", "public", secret);

        JsonNode quote = brand.get("/api/v1/statuses/" + quoting).body().path("quote");

        assertThat(quote.path("state").asText()).isEqualTo("unauthorized");
        assertThat(quote.path("quoted_status").isNull()).isTrue();
    }

    @Test
    void tellsWhoIsQuotedOrPassedOn() {
        String post = mastodon.brandSays("news");
        String quoting = mastodon.quotes(bob, "look", "public", post);
        mastodon.boosts(alice, post);

        JsonNode notifications = brand.get("/api/v1/notifications").body();

        assertThat(notifications.findValuesAsText("type")).containsExactly("reblog", "quote");
        assertThat(notifications.at("/1/status/id").asText()).isEqualTo(quoting);
        assertThat(brand.get("/api/v1/statuses/" + post)
                        .body()
                        .path("reblogs_count")
                        .asInt())
                .isEqualTo(1);
    }

    private List<String> found(String path) {
        return StreamSupport.stream(brand.get(path).body().path("statuses").spliterator(), false)
                .map(status -> status.path("id").asText())
                .toList();
    }
}
