// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QuirksTest {

    private static final String PATH = "/api/v1/notifications";

    private final SetClock clock = new SetClock();
    private final MastodonSimulator mastodon = new MastodonSimulator(clock);
    private final Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());
    private final Person alice = mastodon.person("alice");

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void keysMayBeIgnored() {
        mastodon.has(Quirk.KEYS_IGNORED);
        for (int i = 0; i < 2; i++) {
            brand.postJson("/api/v1/statuses", Map.of("status", "once"), "Idempotency-Key", "one");
        }
        assertThat(mastodon.by("brand")).hasSize(2);
    }

    @Test
    void typesMayBeIgnored() {
        mastodon.follows(alice);
        mastodon.says(alice, "@brand hello", "public", null);
        mastodon.has(Quirk.TYPES_IGNORED);
        assertThat(brand.get(PATH + "?types%5B%5D=mention").ids()).hasSize(2);
    }

    @Test
    void typesThatAreNotKnownMayBeRefused() {
        mastodon.has(Quirk.UNKNOWN_TYPES_REFUSED);
        assertThat(brand.get(PATH + "?types%5B%5D=mention").status()).isEqualTo(200);
        assertThat(brand.get(PATH + "?types%5B%5D=mention&types%5B%5D=quote").status())
                .isEqualTo(400);
    }

    @Test
    void boundsMayBelongToThePage() {
        mastodon.says(alice, "@brand one", "public", null);
        mastodon.says(alice, "@brand two", "public", null);
        List<String> all = brand.get(PATH).ids();
        mastodon.has(Quirk.BOUNDS_INCLUDED);
        assertThat(brand.get(PATH + "?min_id=" + all.get(0)).ids()).containsExactly(all.get(0));
        assertThat(brand.get(PATH + "?since_id=" + all.get(1)).ids()).isEqualTo(all);
        assertThat(brand.get(PATH + "?max_id=" + all.get(0)).ids()).containsExactly(all.get(1));
        mastodon.has(Quirk.MIN_ID_IGNORED);
        assertThat(brand.get(PATH + "?min_id=" + all.get(0)).ids()).isEqualTo(all);
    }

    @Test
    void errorsMayBePagesOrSilence() {
        mastodon.has(Quirk.PAGES_FOR_ERRORS);
        assertThat(status("/api/v1/statuses/1")).isEqualTo("404 text/html");
        mastodon.has(Quirk.SILENT_UNAUTHORIZED);
        mastodon.revokeTokens();
        assertThat(status(PATH)).isEqualTo("401 ");
    }

    @Test
    void limitsMayBeToldOtherwiseOrNotAtAll() {
        mastodon.has(Quirk.LIMIT_RESET_AS_EPOCH);
        assertThat(brand.get(PATH).header("X-RateLimit-Reset")).isEqualTo("1777896300");
        mastodon.has(Quirk.SILENT_LIMITS);
        assertThat(brand.get(PATH).header("X-RateLimit-Reset")).isEmpty();
    }

    @Test
    void limitsMayEndInSeconds() {
        mastodon.has(Quirk.LIMIT_RESET_IN_SECONDS);
        assertThat(brand.get(PATH).header("X-RateLimit-Reset")).isEqualTo("240");
    }

    @Test
    void idsMayBeWords() {
        mastodon.has(Quirk.IDS_OF_LETTERS);
        String one = mastodon.says(alice, "@brand one", "public", null);
        String two = mastodon.says(alice, "@brand two", "public", one);
        assertThat(List.of(one, two)).isSorted().allSatisfy(id -> assertThat(id).matches("[a-j]{20}"));
        assertThat(brand.get("/api/v1/statuses/" + two)
                        .body()
                        .path("in_reply_to_id")
                        .asText())
                .isEqualTo(one);
        assertThat(brand.get("/api/v1/statuses?id%5B%5D=" + one).ids()).containsExactly(one);
        List<String> notifications = brand.get(PATH).ids();
        assertThat(brand.get(PATH + "?min_id=" + notifications.get(1)).ids()).containsExactly(notifications.get(0));
        mastodon.deletes(two);
        assertThat(brand.get(PATH).ids()).hasSize(1);
    }

    @Test
    void statusesMayBeShownOneByOneOrUnderAnotherName() {
        String id = mastodon.says(alice, "one", "public", null);
        mastodon.has(Quirk.STATUSES_BY_IDS);
        assertThat(brand.get("/api/v1/statuses?id%5B%5D=" + id).status()).isEqualTo(400);
        assertThat(brand.get("/api/v1/statuses?ids%5B%5D=" + id).ids()).containsExactly(id);
        mastodon.has(Quirk.ONE_STATUS_A_CALL);
        assertThat(brand.get("/api/v1/statuses?ids%5B%5D=" + id).status()).isEqualTo(404);
        assertThat(brand.get("/api/v1/statuses/" + id).status()).isEqualTo(200);
    }

    @Test
    void aSearchMayFindNothingOrBeMissing() {
        mastodon.says(alice, "A kettle", "public", null);
        String search = "/api/v2/search?q=kettle&type=statuses&offset=1";
        assertThat(brand.get(search).body().path("statuses")).isEmpty();
        mastodon.has(Quirk.OFFSET_IGNORED);
        assertThat(brand.get(search).body().path("statuses")).hasSize(1);
        mastodon.has(Quirk.NO_TEXT_SEARCH);
        assertThat(brand.get(search).body().path("statuses")).isEmpty();
        mastodon.has(Quirk.NO_SEARCH);
        assertThat(brand.get(search).status()).isEqualTo(404);
    }

    /** Status and type of an answer that is not JSON. */
    private String status(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(mastodon.endpoint() + path))
                .header("Authorization", "Bearer " + mastodon.brandToken())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join();
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("");
    }
}
