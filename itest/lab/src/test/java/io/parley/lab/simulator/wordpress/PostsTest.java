// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostsTest extends SiteTest {

    private static final String POSTS = "/wp-json/wp/v2/posts";

    @Test
    void postsAreListedNewestFirst() {
        long first = site.publishes("Bob's \"new\" shop", "One line\nand another");
        passes(1_000);
        long second = site.publishes("Second", "<p>Text</p>");

        Answered list = visitor.get(POSTS);
        assertThat(list.ids()).containsExactly(second, first);
        assertThat(list.json().at("/1/title/rendered").asText()).isEqualTo("Bob&#8217;s &#8220;new&#8221; shop");
        assertThat(list.json().at("/1/content/rendered").asText()).isEqualTo("<p>One line<br />\nand another</p>\n");
        assertThat(list.json().at("/1/link").asText()).isEqualTo(site.endpoint() + "/bobs-new-shop/");
        assertThat(visitor.get(POSTS + "?include=" + first).ids()).containsExactly(first);
        assertThat(visitor.get(POSTS + "/" + second)
                        .json()
                        .at("/content/rendered")
                        .asText())
                .isEqualTo("<p>Text</p>\n");
    }

    @Test
    void aPageBehindTheLastIsAnError() {
        site.publishes("Only", "Text");

        assertThat(visitor.get(POSTS + "?page=2").status()).isEqualTo(400);
        assertThat(visitor.get(POSTS + "?page=2").code()).isEqualTo("rest_post_invalid_page_number");
        assertThat(visitor.get(POSTS + "?status=draft")
                        .json()
                        .at("/data/details/status/code")
                        .asText())
                .isEqualTo("rest_forbidden_status");
        assertThat(visitor.get(POSTS + "?context=edit").code()).isEqualTo("rest_forbidden_context");
        assertThat(visitor.get(POSTS + "/1").code()).isEqualTo("rest_post_invalid_id");
    }

    @Test
    void addressesAndSignsBecomeWhatTheVendorMakesOfThem() {
        long post = site.publishes("Title", "Text");
        long comment = commented(post, "Look -- www.example.com/a?b=1&c=2, \"great\"... :-)\n\nBye");

        assertThat(visitor.get(COMMENTS + "/" + comment)
                        .json()
                        .at("/content/rendered")
                        .asText())
                .isEqualTo("<p>Look &#8212; <a href=\"http://www.example.com/a?b=1&#038;c=2\" rel=\"nofollow ugc\">"
                        + "http://www.example.com/a?b=1&#038;c=2</a>, &#8220;great&#8221;&#8230; 🙂</p>\n<p>Bye</p>\n");
    }

    @Test
    void usersWithoutPostsAreNotPublic() {
        assertThat(visitor.get("/wp-json/wp/v2/users/1").code()).isEqualTo("rest_user_cannot_view");
        site.publishes("Title", "Text");
        assertThat(visitor.get("/wp-json/wp/v2/users/1").json().path("name").asText())
                .isEqualTo("Brand");
        assertThat(reader.get("/wp-json/wp/v2/users/1?context=edit").status()).isEqualTo(403);
        assertThat(visitor.get("/wp-json/wp/v2/users/9").code()).isEqualTo("rest_user_invalid_id");
    }
}
