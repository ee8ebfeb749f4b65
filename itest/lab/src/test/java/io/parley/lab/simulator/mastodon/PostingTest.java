// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Fault;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostingTest {

    private static final String PATH = "/api/v1/statuses";

    private final SetClock clock = new SetClock();
    private final MastodonSimulator mastodon = new MastodonSimulator(clock);
    private final Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());
    private final Person alice = mastodon.person("alice");

    @BeforeEach
    void meet() {
        mastodon.person("bob", "elsewhere.example");
    }

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void publishesAReplyFromJson() {
        String question = mastodon.says(alice, "@brand why?", "direct", null);

        Browser.Reply reply = brand.postJson(
                PATH,
                Map.of(
                        "status", " @alice so ",
                        "in_reply_to_id", question,
                        "visibility", "direct",
                        "spoiler_text", "help",
                        "language", "de",
                        "unheard", "ignored"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("in_reply_to_id").asText()).isEqualTo(question);
        assertThat(reply.body().path("in_reply_to_account_id").asText()).isEqualTo(alice.id());
        assertThat(reply.body().path("sensitive").asBoolean()).isTrue();
        assertThat(reply.body().path("language").asText()).isEqualTo("de");
        assertThat(reply.body().path("application").path("name").asText()).isEqualTo("Parley");
        assertThat(mastodon.thread(question).get(1))
                .isEqualTo(new Post(
                        reply.body().path("id").asText(),
                        "brand",
                        "@alice so",
                        "help",
                        "direct",
                        question,
                        List.of("alice")));
    }

    @Test
    void publishesFromAForm() {
        Browser.Reply reply =
                brand.postForm(PATH, Map.of("status", "Grüße & more @bob@elsewhere.example", "language", "tlh-x"));

        assertThat(reply.body().path("visibility").asText()).isEqualTo("public");
        assertThat(reply.body().path("language").asText()).isEqualTo("en");
        assertThat(mastodon.by("brand")).singleElement().satisfies(post -> {
            assertThat(post.text()).isEqualTo("Grüße & more @bob@elsewhere.example");
            assertThat(post.mentions()).containsExactly("bob@elsewhere.example");
        });
    }

    @Test
    void needsTheScopeToWrite() {
        Browser reader = new Browser(mastodon.endpoint(), mastodon.readOnlyToken());
        Browser nobody = new Browser(mastodon.endpoint(), null);

        Browser.Reply refused = reader.postJson(PATH, Map.of("status", "hi"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("This action is outside the authorized scopes");
        assertThat(nobody.postJson(PATH, Map.of("status", "hi")).status()).isEqualTo(401);
        assertThat(mastodon.by("brand")).isEmpty();
    }

    @Test
    void refusesWhatHasNoText() {
        for (String empty : List.of("", "{}", "{\"status\":\" \\n\"}", "{\"status\":[\"hi\"]}")) {
            Browser.Reply refused = brand.post(PATH, "application/json", empty);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.error()).isEqualTo("Validation failed: Text can't be blank");
        }
        assertThat(brand.post(PATH, "text/plain", "status=hi").status()).isEqualTo(422);
        assertThat(brand.post(PATH, "application/json", "{\"status\":").status())
                .isEqualTo(400);
    }

    @Test
    void takesAWarningAsTheTextWhenThereIsNone() {
        brand.postJson(PATH, Map.of("status", "", "spoiler_text", "only this"));

        assertThat(mastodon.by("brand").get(0).text()).isEqualTo("only this");
        assertThat(mastodon.by("brand").get(0).spoilerText()).isEmpty();
    }

    @Test
    void countsAsPeopleCount() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        String link = "https://example.org/" + "a".repeat(200);

        assertThat(statusOf("x".repeat(500))).isEqualTo(200);
        assertThat(statusOf("x".repeat(501))).isEqualTo(422);
        assertThat(statusOf(family.repeat(500))).isEqualTo(200);
        assertThat(statusOf(link + " " + "x".repeat(476))).isEqualTo(200);
        assertThat(statusOf(link + " " + "x".repeat(477))).isEqualTo(422);
        assertThat(statusOf("@bob@elsewhere.example " + "x".repeat(495))).isEqualTo(200);
        assertThat(statusOf("@bob@elsewhere.example " + "x".repeat(496))).isEqualTo(422);
        assertThat(brand.postJson(PATH, Map.of("status", "x".repeat(497), "spoiler_text", "help"))
                        .error())
                .isEqualTo("Validation failed: Text character limit of 500 exceeded");
    }

    @Test
    void countsUpToWhatIsConfigured() {
        mastodon.limitCharacters(10);

        assertThat(statusOf("x".repeat(10))).isEqualTo(200);
        assertThat(statusOf("x".repeat(11))).isEqualTo(422);
    }

    @Test
    void refusesAnUnknownVisibility() {
        assertThat(brand.postJson(PATH, Map.of("status", "hi", "visibility", "secret"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refusesToAnswerWhatIsUnknownDeletedOrHidden() {
        String deleted = mastodon.says(alice, "@brand hi", "public", null);
        mastodon.deletes(deleted);
        String hidden = mastodon.says(alice, "@bob@elsewhere.example hi", "direct", null);

        for (String parent : List.of("12", deleted, hidden)) {
            assertThat(brand.postJson(PATH, Map.of("status", "hi", "in_reply_to_id", parent))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(mastodon.by("brand")).isEmpty();
    }

    @Test
    void publishesOnceUnderAKeyForAnHour() {
        String first = keyed("one");
        clock.pass(Duration.ofMinutes(59));
        assertThat(keyed("another text")).isEqualTo(first);
        assertThat(mastodon.by("brand")).hasSize(1);

        clock.pass(Duration.ofMinutes(2));
        assertThat(keyed("one")).isNotEqualTo(first);
        assertThat(mastodon.by("brand")).hasSize(2);
    }

    @Test
    void publishesOnceWhenTheAnswerWasLost() {
        mastodon.server().failNext(call -> call.method().equals("POST"), Fault.lostAnswer());
        assertThatThrownBy(() -> keyed("one")).isInstanceOf(UncheckedIOException.class);

        String id = keyed("one");

        assertThat(mastodon.by("brand")).extracting(Post::id).containsExactly(id);
    }

    @Test
    void keepsNoKeyOfARefusalAndFindsNothingUnderTheKeyOfADeletedStatus() {
        assertThat(brand.postJson(PATH, Map.of("status", ""), "Idempotency-Key", "k")
                        .status())
                .isEqualTo(422);
        String id = keyed("one");
        mastodon.deletes(id);

        assertThat(brand.postJson(PATH, Map.of("status", "one"), "Idempotency-Key", "k")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(brand.postJson(PATH, Map.of("status", "hi", "media_ids", List.of("1")))
                        .status())
                .isEqualTo(501);
        assertThat(brand.postJson(PATH, Map.of("status", "hi", "media_ids", List.of()))
                        .status())
                .isEqualTo(200);
    }

    private int statusOf(String text) {
        return brand.postJson(PATH, Map.of("status", text)).status();
    }

    private String keyed(String text) {
        return brand.postJson(PATH, Map.of("status", text), "Idempotency-Key", "k")
                .body()
                .path("id")
                .asText();
    }
}
