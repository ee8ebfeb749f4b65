// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShopTest extends SiteTest {

    private static final String REVIEWS = "/wp-json/wc/v3/products/reviews";

    @Test
    void withoutWooCommerceThereIsNothing() {
        assertThat(brand.get(REVIEWS).status()).isEqualTo(404);
        assertThat(brand.get(REVIEWS).code()).isEqualTo("rest_no_route");
        assertThat(visitor.get("/wp-json/").json().path("namespaces").toString())
                .doesNotContain("wc/v3");
        site.sells("Kettle");
        assertThat(visitor.get("/wp-json/").json().path("namespaces").toString())
                .contains("wc/v3");
    }

    @Test
    void reviewsAreListedForModeratorsAlone() {
        long kettle = site.sells("Kettle");
        long review = site.reviews(kettle, "Vera", "vera@example.test", "It leaks", 2, 0, "approved");
        long held = site.reviews(kettle, "Hans", "hans@example.test", "Hm", 4, 0, "hold");
        site.verifies(review);

        assertThat(visitor.get(REVIEWS).status()).isEqualTo(401);
        assertThat(reader.get(REVIEWS).code()).isEqualTo("woocommerce_rest_cannot_view");
        assertThat(brand.get(REVIEWS).ids()).containsExactly(review);
        assertThat(brand.get(REVIEWS + "?status=all&order=asc").ids()).containsExactly(review, held);
        assertThat(brand.get(REVIEWS + "?status=approve").code()).isEqualTo("rest_invalid_param");
        assertThat(brand.get(REVIEWS + "?product=" + kettle + "&include=" + held + "&status=hold")
                        .ids())
                .containsExactly(held);
        var shown = brand.get(REVIEWS + "/" + review).json();
        assertThat(shown.path("rating").asInt()).isEqualTo(2);
        assertThat(shown.path("verified").asBoolean()).isTrue();
        assertThat(shown.path("product_name").asText()).isEqualTo("Kettle");
        assertThat(brand.get(REVIEWS + "/999").code()).isEqualTo("woocommerce_rest_review_invalid_id");
    }

    @Test
    void reviewsAreCommentsOfATypeOfTheirOwn() {
        long post = site.publishes("Spring sale", "Text");
        long comment = commented(post, "A comment");
        long kettle = site.sells("Kettle");
        long review = site.reviews(kettle, "Vera", "vera@example.test", "It leaks", 2, 0, "approved");
        long answer = brand.post(
                        COMMENTS, "{\"post\":" + kettle + ",\"parent\":" + review + ",\"content\":\"We send another\"}")
                .json()
                .path("id")
                .asLong();

        assertThat(brand.get(COMMENTS + "?order=asc&orderby=id").ids()).containsExactly(comment, answer);
        assertThat(brand.get(COMMENTS + "?type=review").ids()).containsExactly(review);
        assertThat(brand.get(COMMENTS + "?type=all&order=asc&orderby=id").ids())
                .containsExactly(comment, review, answer);
        assertThat(reader.get(COMMENTS + "?type=review").code()).isEqualTo("rest_forbidden_param");
        var shown = brand.get(COMMENTS + "?type=review&_embed=up").json().path(0);
        assertThat(shown.path("type").asText()).isEqualTo("review");
        assertThat(shown.at("/_links/up/0/post_type").asText()).isEqualTo("product");
        assertThat(shown.at("/_embedded/up/0/title/rendered").asText()).isEqualTo("Kettle");
        assertThat(visitor.get("/wp-json/wp/v2/posts").ids()).containsExactly(post);
        assertThat(visitor.get("/wp-json/wp/v2/posts/" + kettle).status()).isEqualTo(404);
    }

    @Test
    void pagesHaveCommentsToo() {
        long page = site.publishesPage("About us", "Text");
        long comment = commented(page, "Nice");

        var shown = visitor.get(COMMENTS + "?_embed").json().path(0);
        assertThat(shown.path("id").asLong()).isEqualTo(comment);
        assertThat(shown.at("/_links/up/0/href").asText()).endsWith("/wp-json/wp/v2/pages/" + page);
        assertThat(shown.at("/_embedded/up/0/type").asText()).isEqualTo("page");
    }
}
