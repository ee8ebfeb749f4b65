// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentListTest extends SiteTest {

    private final long post = site.publishes("Spring sale", "It starts today");

    @Test
    void pagesAreCountedAndLinked() {
        for (int number = 1; number <= 5; number++) {
            commented(post, "Comment " + number);
        }

        Answered middle = visitor.get(COMMENTS + "?per_page=2&page=2&order=asc&_fields=id");
        assertThat(middle.ids()).containsExactly(3L, 4L);
        assertThat(middle.header("X-WP-Total")).isEqualTo("5");
        assertThat(middle.header("X-WP-TotalPages")).isEqualTo("3");
        String base = "<" + site.endpoint() + COMMENTS + "?per_page=2&page=";
        assertThat(middle.header("Link"))
                .isEqualTo(base + "1&order=asc&_fields=id>; rel=\"prev\", " + base
                        + "3&order=asc&_fields=id>; rel=\"next\"");
    }

    @Test
    void aPageBehindTheLastIsEmptyAndNoError() {
        commented(post, "Only");

        Answered behind = visitor.get(COMMENTS + "?page=9");
        assertThat(behind.status()).isEqualTo(200);
        assertThat(behind.ids()).isEmpty();
        assertThat(behind.header("X-WP-Total")).isEqualTo("1");
        assertThat(behind.header("Link")).contains("page=1>; rel=\"prev\"");
    }

    @Test
    void argumentsThatDoNotFitAreRefusedTogether() {
        Answered refused = visitor.get(COMMENTS + "?per_page=101&page=0&order=up&after=2026-03-01");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("rest_invalid_param");
        assertThat(refused.json().at("/data/params").fieldNames())
                .toIterable()
                .containsExactly("page", "per_page", "after", "order");
        assertThat(refused.json().at("/data/details/per_page/code").asText()).isEqualTo("rest_out_of_bounds");
        assertThat(refused.json().at("/data/details/after/code").asText()).isEqualTo("rest_invalid_date");
        assertThat(visitor.get(COMMENTS + "?per_page=100&unheard=of").status()).isEqualTo(200);
    }

    @Test
    void datesHaveSecondsAndAfterLeavesItsOwnSecondOut() {
        commented(post, "First");
        passes(400);
        commented(post, "Second, in the same second");
        passes(600);
        commented(post, "Third");

        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T10:00:00").ids()).containsExactly(3L);
        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T09:59:59.999&order=asc")
                        .ids())
                .containsExactly(1L, 2L, 3L);
        assertThat(visitor.get(COMMENTS + "?before=2026-03-01T10:00:01").ids()).containsExactly(2L, 1L);
        assertThat(visitor.get(COMMENTS + "/2").json().path("date_gmt").asText())
                .isEqualTo("2026-03-01T10:00:00");
    }

    @Test
    void datesWithoutAnOffsetAreInTheTimeOfTheSite() {
        site.timezoneOffset(ZoneOffset.ofHoursMinutes(5, 30));
        long comment = commented(post, "Here it is half past three");

        assertThat(visitor.get(COMMENTS + "/" + comment).json().path("date").asText())
                .isEqualTo("2026-03-01T15:30:00");
        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T10:00:00").ids()).containsExactly(comment);
        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T15:30:00").ids()).isEmpty();
        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T10:00:00Z").ids()).isEmpty();
        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T11:59:59%2B02:00").ids())
                .containsExactly(comment);
        assertThat(visitor.get(COMMENTS + "?after=2026-03-01T09:00:00+00:00").status())
                .isEqualTo(400);
        assertThat(visitor.get("/wp-json/").json().path("gmt_offset").asText()).isEqualTo("5.5");
    }

    @Test
    void moderatorsAskForAnyStatusButForOneAtATime() {
        long approved = commented(post, "Approved");
        long held = site.comments(post, "Hans", "hans@example.test", "Held", 0, "hold");
        long spam = commented(post, "Spam");
        site.spams(spam);
        long trash = commented(post, "Trash");
        site.trashes(trash);

        assertThat(brand.get(COMMENTS).ids()).containsExactly(approved);
        assertThat(brand.get(COMMENTS + "?status=hold").ids()).containsExactly(held);
        assertThat(brand.get(COMMENTS + "?status=all").ids()).containsExactly(held, approved);
        assertThat(brand.get(COMMENTS + "?status=any").ids()).containsExactly(trash, spam, held, approved);
        assertThat(brand.get(COMMENTS + "?status=spam").ids()).containsExactly(spam);
        assertThat(brand.get(COMMENTS + "?status=trash").ids()).containsExactly(trash);
        assertThat(brand.get(COMMENTS + "?status=approve,hold").ids()).isEmpty();
        assertThat(brand.get(COMMENTS + "?status=approved").ids()).isEmpty();
        assertThat(brand.get(COMMENTS + "?status[]=approve&status[]=hold".replace("[]", "%5B%5D"))
                        .code())
                .isEqualTo("rest_invalid_param");
    }

    @Test
    void whatOthersMayNotAskForDependsOnWhetherTheyAreLoggedIn() {
        assertThat(visitor.get(COMMENTS + "?status=hold").code()).isEqualTo("rest_forbidden_param");
        assertThat(visitor.get(COMMENTS + "?status=hold").status()).isEqualTo(401);
        assertThat(reader.get(COMMENTS + "?author=1").status()).isEqualTo(403);
        assertThat(reader.get(COMMENTS + "?context=edit").code()).isEqualTo("rest_forbidden_context");
        assertThat(reader.get(COMMENTS + "?context=edit").status()).isEqualTo(403);
        assertThat(visitor.get(COMMENTS + "?context=edit").status()).isEqualTo(401);
        assertThat(visitor.get(COMMENTS + "?status=approve").status()).isEqualTo(200);
    }

    @Test
    void commentsAreFoundByPostParentNumberAndText() {
        long other = site.publishes("Other", "Text");
        long first = commented(post, "About kettles");
        long answer = site.comments(post, "Ada", "ada@example.test", "An answer", first, "approved");
        long elsewhere = commented(other, "Elsewhere");

        assertThat(visitor.get(COMMENTS + "?post=" + other).ids()).containsExactly(elsewhere);
        assertThat(visitor.get(COMMENTS + "?parent=" + first).ids()).containsExactly(answer);
        assertThat(visitor.get(COMMENTS + "?search=KETTLE").ids()).containsExactly(first);
        assertThat(visitor.get(COMMENTS + "?exclude=" + first).ids()).containsExactly(elsewhere, answer);
        assertThat(visitor.get(COMMENTS + "?offset=1&page=3").ids()).containsExactly(answer, first);
        String included = "?include=" + answer + "," + elsewhere + "," + first;
        assertThat(visitor.get(COMMENTS + included + "&orderby=include").ids())
                .containsExactly(answer, elsewhere, first);
        assertThat(visitor.get(COMMENTS + "?orderby=include").ids()).isEmpty();
    }

    @Test
    void theContextEditShowsTheRawTextAndTheAddress() {
        long comment = commented(post, "It's <b>1 < 2</b> & <u>so on</u>");

        var edit = brand.get(COMMENTS + "?context=edit").json().path(0);
        assertThat(edit.at("/content/raw").asText()).isEqualTo("It's <b>1 &lt; 2</b> &amp; so on");
        assertThat(edit.at("/content/rendered").asText()).isEqualTo("<p>It&#8217;s <b>1 &lt; 2</b> &amp; so on</p>\n");
        assertThat(edit.path("author_email").asText()).isEqualTo("vera@example.test");
        var view = visitor.get(COMMENTS + "/" + comment).json();
        assertThat(view.has("author_email")).isFalse();
        assertThat(view.path("content").has("raw")).isFalse();
        assertThat(site.thread(post)).isEqualTo(List.of(new ThreadEntry(comment, 0, "Vera", "It's 1 < 2 & so on", 0)));
    }

    @Test
    void fieldsAreSelectedWithTheFlawsOfTheVendor() {
        long comment = commented(post, "Hi");
        String one = COMMENTS + "/" + comment + "?context=edit&_fields=";

        assertThat(brand.get(one + "id,status").json()).hasToString("{\"id\":" + comment + ",\"status\":\"approved\"}");
        assertThat(brand.get(one + "id,content.raw").json()).hasToString("{\"id\":" + comment + "}");
        assertThat(brand.get(one + "content,content.raw,id").json().has("id")).isFalse();
        assertThat(brand.get(one + "nothing").json()).hasToString("[]");
        assertThat(visitor.get("/wp-json/wp/v2/posts/" + post + "?_fields=title.rendered")
                        .json())
                .hasToString("{\"title\":{\"rendered\":\"Spring sale\"}}");
    }

    @Test
    void linksAreFollowedOnDemand() {
        long first = commented(post, "Question");
        long answer = site.comments(post, "Ada", "ada@example.test", "Answer", first, "approved");
        site.trashes(first);

        var embedded = visitor.get(COMMENTS + "/" + answer + "?_embed").json().path("_embedded");
        assertThat(embedded.at("/up/0/title/rendered").asText()).isEqualTo("Spring sale");
        assertThat(embedded.at("/in-reply-to/0/code").asText()).isEqualTo("rest_cannot_read");
        assertThat(visitor.get(COMMENTS + "?_embed=up&_fields=id,_embedded")
                        .json()
                        .path(0)
                        .has("_embedded"))
                .isFalse();
        assertThat(visitor.get(COMMENTS + "?_embed=up&_fields=id,_links.up,_embedded")
                        .json()
                        .at("/0/_embedded/up/0/id")
                        .asLong())
                .isEqualTo(post);
    }

    @Test
    void whatIsNotPublicIsNotShown() {
        long held = site.comments(post, "Hans", "hans@example.test", "Held", 0, "hold");

        assertThat(visitor.get(COMMENTS + "/" + held).code()).isEqualTo("rest_cannot_read");
        assertThat(visitor.get(COMMENTS + "/" + held).status()).isEqualTo(401);
        assertThat(reader.get(COMMENTS + "/" + held).status()).isEqualTo(403);
        assertThat(brand.get(COMMENTS + "/" + held).status()).isEqualTo(200);
        assertThat(brand.get(COMMENTS + "/99").code()).isEqualTo("rest_comment_invalid_id");
        assertThat(brand.get(COMMENTS + "/99").status()).isEqualTo(404);
        assertThat(site.thread(post)).isEmpty();
    }
}
