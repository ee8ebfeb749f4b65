// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentWritingTest extends SiteTest {

    private final long post = site.publishes("Spring sale", "It starts today");
    private final long question = commented(post, "Where?");

    @Test
    void aReplyIsSignedByWhoeverLoggedIn() {
        Answered created = brand.post(COMMENTS, reply(post, question, "It's here"));

        long id = created.json().path("id").asLong();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(site.endpoint() + COMMENTS + "/" + id);
        assertThat(created.json().at("/content/raw").asText()).isEqualTo("It's here");
        assertThat(created.json().at("/content/rendered").asText()).isEqualTo("<p>It&#8217;s here</p>\n");
        assertThat(created.json().path("status").asText()).isEqualTo("approved");
        assertThat(created.json().path("author_user_agent").asText()).isEqualTo("Caller");
        assertThat(site.thread(post)).contains(new ThreadEntry(id, question, "Brand", "It's here", 1));
        assertThat(visitor.get(COMMENTS + "/" + question)
                        .json()
                        .at("/_links/children/0/href")
                        .asText())
                .isEqualTo(site.endpoint() + COMMENTS + "?parent=" + question);
    }

    @Test
    void formsAreTakenAndOtherTextsAreNot() {
        Answered form = brand.form(COMMENTS, "post=" + post + "&parent=" + question + "&content=By+form");

        assertThat(form.status()).isEqualTo(201);
        assertThat(form.json().path("parent").asLong()).isEqualTo(question);
        assertThat(brand.call("POST", COMMENTS, "text/plain", reply(post, 0, "Plain"))
                        .code())
                .isEqualTo("rest_comment_invalid_post_id");
        assertThat(brand.post(COMMENTS, "{\"post\":").code()).isEqualTo("rest_invalid_json");
        assertThat(brand.post(COMMENTS, "{\"post\":\"x\",\"content\":\"a\"}").code())
                .isEqualTo("rest_invalid_param");
    }

    @Test
    void aRepetitionIsRefusedWhateverItsCaseAndAccents() {
        brand.post(COMMENTS, reply(post, question, "Thank you, René"));

        Answered again = brand.post(COMMENTS, reply(post, question, "thank you, rene "));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("comment_duplicate");
        assertThat(brand.post(COMMENTS, reply(post, 0, "Thank you, René")).status())
                .isEqualTo(201);
    }

    @Test
    void aRepetitionIsNotNoticedWhenTheStoreChangedTheText() {
        String linked = reply(post, question, "See <a href='https://shop.example/'>the shop</a>");

        assertThat(brand.post(COMMENTS, linked).json().at("/content/raw").asText())
                .isEqualTo("See <a href='https://shop.example/' rel=\"nofollow ugc\">the shop</a>");
        assertThat(brand.post(COMMENTS, linked).status()).isEqualTo(201);
    }

    @Test
    void whoDoesNotModerateWritesEveryFifteenSeconds() {
        assertThat(reader.post(COMMENTS, reply(post, question, "One")).status()).isEqualTo(201);
        passes(14_000);
        Answered flood = reader.post(COMMENTS, reply(post, question, "Two"));
        assertThat(flood.status()).isEqualTo(400);
        assertThat(flood.code()).isEqualTo("comment_flood");
        passes(1_000);
        assertThat(reader.post(COMMENTS, reply(post, question, "Two")).status()).isEqualTo(201);
        assertThat(brand.post(COMMENTS, reply(post, question, "One")).status()).isEqualTo(201);
        assertThat(brand.post(COMMENTS, reply(post, question, "Two")).status()).isEqualTo(201);
    }

    @Test
    void aCommentNeedsAnOpenPostAndAText() {
        long closed = site.publishes("Closed", "Text");
        site.closes(closed);

        assertThat(brand.post(COMMENTS, reply(closed, 0, "x")).code()).isEqualTo("rest_comment_closed");
        assertThat(brand.post(COMMENTS, reply(closed, 0, "x")).status()).isEqualTo(403);
        assertThat(brand.post(COMMENTS, reply(999, 0, "x")).code()).isEqualTo("rest_comment_invalid_post_id");
        assertThat(brand.post(COMMENTS, reply(999, 0, "x")).status()).isEqualTo(403);
        assertThat(brand.post(COMMENTS, reply(post, 0, "  ")).code()).isEqualTo("rest_comment_content_invalid");
        assertThat(brand.post(COMMENTS, reply(post, 0, "  ")).status()).isEqualTo(400);
        assertThat(visitor.post(COMMENTS, reply(post, 0, "x")).status()).isEqualTo(401);
    }

    @Test
    void aTextHasSoManyBytes() {
        assertThat(brand.post(COMMENTS, reply(post, 0, "é".repeat(32_762) + "e"))
                        .status())
                .isEqualTo(201);
        Answered longer = brand.post(COMMENTS, reply(post, 0, "é".repeat(32_763)));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.code()).isEqualTo("comment_content_column_length");
    }

    @Test
    void onlyModeratorsSetTheStatusOrTheAuthor() {
        String held = "{\"post\":" + post + ",\"content\":\"x\",\"status\":\"hold\"}";
        String foreign = "{\"post\":" + post + ",\"content\":\"y\",\"author\":2}";

        assertThat(reader.post(COMMENTS, held).code()).isEqualTo("rest_comment_invalid_status");
        assertThat(brand.post(COMMENTS, held).json().path("status").asText()).isEqualTo("hold");
        assertThat(brand.post(COMMENTS, foreign).json().path("author_name").asText())
                .isEqualTo("Wanda");
        assertThat(brand.post(COMMENTS, foreign.replace(":2", ":77")).code()).isEqualTo("rest_comment_author_invalid");
    }

    @Test
    void whoDoesNotModerateIsHeldAndFiltered() {
        site.moderatesNewComments(true);

        Answered created = reader.post(COMMENTS, reply(post, 0, "<script>a</script> <i id='x'>b</i> & c"));
        assertThat(created.json().path("status").asText()).isEqualTo("hold");
        assertThat(created.json().path("content").has("raw")).isFalse();
        assertThat(created.json().at("/content/rendered").asText()).isEqualTo("<p>a <i>b</i> &amp; c</p>\n");
        assertThat(reader.get(COMMENTS + "/" + created.json().path("id").asLong())
                        .status())
                .isEqualTo(200);
        assertThat(site.thread(post)).hasSize(1);
    }

    @Test
    void manyLinksAreHeldUnlessAModeratorWritesThem() {
        String links = reply(post, 0, "https://one.example/ and www.two.example");

        assertThat(reader.post(COMMENTS, links).json().path("status").asText()).isEqualTo("hold");
        assertThat(brand.post(COMMENTS, links).json().path("status").asText()).isEqualTo("approved");
    }

    @Test
    void theStatusIsChangedAndRemembered() {
        String one = COMMENTS + "/" + question;

        assertThat(brand.post(one, "{\"status\":\"hold\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("hold");
        assertThat(brand.post(one, "{\"status\":\"spam\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("spam");
        assertThat(brand.post(one, "{\"status\":\"unspam\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("hold");
        assertThat(brand.post(one, "{\"status\":\"approve\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("approved");
        assertThat(brand.post(one, "{\"status\":\"unheard\"}").status()).isEqualTo(200);
        assertThat(reader.post(one, "{\"status\":\"hold\"}").code()).isEqualTo("rest_cannot_edit");
        assertThat(brand.post(one, "{\"content\":\"0\"}").code()).isEqualTo("rest_comment_content_invalid");
        assertThat(brand.post(one, "{\"content\":\"Edited\"}")
                        .json()
                        .at("/content/raw")
                        .asText())
                .isEqualTo("Edited");
    }

    @Test
    void deletingIsTrashingUnlessForced() {
        long answer = site.comments(post, "Ada", "ada@example.test", "Here", question, "approved");
        String one = COMMENTS + "/" + question;

        assertThat(reader.delete(one).code()).isEqualTo("rest_cannot_delete");
        assertThat(brand.delete(one).json().path("status").asText()).isEqualTo("trash");
        assertThat(brand.delete(one).status()).isEqualTo(410);
        Answered gone = brand.delete(one + "?force=true");
        assertThat(gone.json().path("deleted").asBoolean()).isTrue();
        assertThat(gone.json().at("/previous/id").asLong()).isEqualTo(question);
        assertThat(brand.delete(one + "?force=true").status()).isEqualTo(404);
        assertThat(visitor.get(COMMENTS + "/" + answer).json().path("parent").asLong())
                .isZero();
    }

    @Test
    void whatThePeopleOfTheSiteDoIsSeen() {
        passes(60_000);
        site.edits(question, "Where exactly?");
        var edited = visitor.get(COMMENTS + "/" + question).json();
        assertThat(edited.at("/content/rendered").asText()).isEqualTo("<p>Where exactly?</p>\n");
        assertThat(edited.path("date_gmt").asText()).isEqualTo("2026-03-01T10:00:00");
        site.trashes(question);
        assertThat(visitor.get(COMMENTS).ids()).isEmpty();
        site.restores(question);
        assertThat(visitor.get(COMMENTS).ids()).containsExactly(question);
        site.deletes(question);
        assertThat(brand.get(COMMENTS + "/" + question).status()).isEqualTo(404);
    }
}
