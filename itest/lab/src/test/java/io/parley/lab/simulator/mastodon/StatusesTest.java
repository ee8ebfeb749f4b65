// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusesTest {

    private static final String PATH = "/api/v1/statuses/";

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
    void rendersATextOfThisServer() {
        String id = mastodon.says(
                alice,
                "Hi @brand & <all>\nsee #Help\n\nhttps://www.example.org/a/path/that/is/rather/long.",
                "public",
                null);

        String content = brand.get(PATH + id).body().path("content").asText();

        assertThat(content)
                .isEqualTo("<p>Hi <span class=\"h-card\" translate=\"no\"><a href=\"https://social.example/@brand\""
                        + " class=\"u-url mention\">@<span>brand</span></a></span> &amp; &lt;all&gt;<br />see"
                        + " <a href=\"https://social.example/tags/help\" class=\"mention hashtag\" rel=\"tag\">"
                        + "#<span>Help</span></a></p><p><a href=\"https://www.example.org/a/path/that/is/rather/long\""
                        + " target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\">"
                        + "<span class=\"invisible\">https://www.</span><span class=\"ellipsis\">"
                        + "example.org/a/path/that/is/rat</span><span class=\"invisible\">her/long</span></a>.</p>");
    }

    @Test
    void rendersMentionsOfOtherServersWithCaution() {
        mastodon.person("brand", "elsewhere.example");
        String id = mastodon.says(bob, "@brand and @brand@social.example, @unknown", "public", null);

        JsonNode status = brand.get(PATH + id).body();

        assertThat(status.path("content").asText())
                .contains("<a href=\"https://elsewhere.example/@brand\" class=\"u-url mention\" rel=\"nofollow")
                .contains("@<span>brand@elsewhere.example</span>", "@<span>brand</span>", ", @unknown</p>");
        assertThat(status.path("mentions").findValuesAsText("acct"))
                .containsExactly("brand@elsewhere.example", "brand");
        assertThat(status.has("application")).isFalse();
        assertThat(status.path("uri").asText()).isEqualTo("https://elsewhere.example/users/bob/statuses/" + id);
    }

    @Test
    void showsAnImage() {
        String id = mastodon.shows(alice, "@brand look", "public", null, "a broken cup");

        JsonNode image = brand.get(PATH + id).body().path("media_attachments").path(0);

        assertThat(image.path("type").asText()).isEqualTo("image");
        assertThat(image.path("description").asText()).isEqualTo("a broken cup");
    }

    @Test
    void showsAnEdit() {
        String id = mastodon.says(alice, "one", "public", null);
        assertThat(brand.get(PATH + id).body().path("edited_at").isNull()).isTrue();
        clock.pass(Duration.ofSeconds(90));

        mastodon.edits(id, "two");

        JsonNode status = brand.get(PATH + id).body();
        assertThat(status.path("content").asText()).isEqualTo("<p>two</p>");
        assertThat(status.path("created_at").asText()).isEqualTo("2026-05-04T12:01:00.250Z");
        assertThat(status.path("edited_at").asText()).isEqualTo("2026-05-04T12:02:30.250Z");
    }

    @Test
    void forgetsWhatIsDeletedButNotItsAnswers() {
        String question = mastodon.says(alice, "why?", "public", null);
        String answer = mastodon.says(bob, "so", "public", question);
        mastodon.says(bob, "@brand so, between us", "direct", question);
        assertThat(brand.get(PATH + question).body().path("replies_count").asInt())
                .isEqualTo(1);

        mastodon.deletes(question);

        assertThat(brand.get(PATH + question).status()).isEqualTo(404);
        JsonNode status = brand.get(PATH + answer).body();
        assertThat(status.path("in_reply_to_id").isNull()).isTrue();
        assertThat(status.path("in_reply_to_account_id").asText()).isEqualTo(alice.id());
    }

    @Test
    void hidesWhatTheBrandMayNotSee() {
        String others = mastodon.says(alice, "@bob@elsewhere.example secret", "direct", null);
        String ours = mastodon.says(alice, "@brand secret", "direct", null);
        String followers = mastodon.says(alice, "for followers", "private", null);

        assertThat(brand.get(PATH + others).status()).isEqualTo(404);
        assertThat(brand.get(PATH + followers).status()).isEqualTo(404);
        assertThat(brand.get(PATH + ours).status()).isEqualTo(200);
        assertThat(nobody.get(PATH + ours).status()).isEqualTo(404);
    }

    @Test
    void listsKnownStatusesNewestFirstAndRefusesTooMany() {
        String one = mastodon.says(alice, "one", "public", null);
        String two = mastodon.says(alice, "two", "public", null);
        String many = IntStream.range(0, 21).mapToObj(i -> "id%5B%5D=" + i).collect(Collectors.joining("&"));

        assertThat(brand.get("/api/v1/statuses?id%5B%5D=" + one + "&id%5B%5D=77&id%5B%5D=" + two)
                        .ids())
                .containsExactly(two, one);
        assertThat(brand.get("/api/v1/statuses?id=" + one).ids()).isEmpty();
        assertThat(brand.get("/api/v1/statuses?" + many).status()).isEqualTo(422);
    }

    @Test
    void showsWhatIsAboveAndBelow() {
        String top = mastodon.says(alice, "top", "public", null);
        String middle = mastodon.says(bob, "middle", "public", top);
        String branch = mastodon.says(alice, "branch", "public", middle);
        String leaf = mastodon.says(bob, "leaf", "public", branch);
        String own = mastodon.says(bob, "own", "public", middle);
        mastodon.says(alice, "@bob@elsewhere.example hidden", "direct", middle);

        JsonNode context = brand.get(PATH + own + "/context").body();
        assertThat(ids(context, "ancestors")).containsExactly(top, middle);
        assertThat(ids(context, "descendants")).isEmpty();
        assertThat(ids(brand.get(PATH + middle + "/context").body(), "descendants"))
                .containsExactly(branch, leaf, own);
        assertThat(brand.get(PATH + "5/context").status()).isEqualTo(404);
        assertThat(mastodon.thread(leaf))
                .extracting(Post::id)
                .startsWith(top, middle, branch, leaf)
                .hasSize(6);
    }

    @Test
    void movesAnswersToOneselfUpAndNamesWhoIsAnswered() {
        String top = mastodon.says(alice, "top", "public", null);
        String other = mastodon.says(bob, "other", "public", top);
        String more = mastodon.says(bob, "more", "public", other);
        String own = mastodon.says(alice, "own", "public", top);

        assertThat(ids(brand.get(PATH + top + "/context").body(), "descendants"))
                .containsExactly(own, other, more);
        assertThat(brand.get(PATH + more).body().path("in_reply_to_account_id").asText())
                .isEqualTo(alice.id());
    }

    @Test
    void showsNobodyMoreThan60Answers() {
        String top = mastodon.says(alice, "top", "public", null);
        for (int i = 0; i < 70; i++) {
            mastodon.says(bob, "answer " + i, "public", top);
        }

        assertThat(ids(nobody.get(PATH + top + "/context").body(), "descendants"))
                .hasSize(60);
        assertThat(ids(brand.get(PATH + top + "/context").body(), "descendants"))
                .hasSize(70);
    }

    @Test
    void knowsNoOtherPaths() {
        assertThat(brand.get("/api/v1/unheard").status()).isEqualTo(404);
        assertThat(brand.postJson("/api/v2/instance", Map.of()).status()).isEqualTo(404);
    }

    private static List<String> ids(JsonNode context, String direction) {
        return IntStream.range(0, context.path(direction).size())
                .mapToObj(i -> context.path(direction).path(i).path("id").asText())
                .toList();
    }
}
