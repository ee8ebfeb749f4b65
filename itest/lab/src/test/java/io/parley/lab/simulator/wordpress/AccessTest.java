// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import org.junit.jupiter.api.Test;

class AccessTest extends SiteTest {

    private static final String ME = "/wp-json/wp/v2/users/me";

    @Test
    void theIndexTellsOfTheSiteAndOfApplicationPasswords() {
        Answered index = visitor.get("/wp-json/");

        assertThat(index.json().path("home").asText()).isEqualTo(site.endpoint().toString());
        assertThat(index.json().path("namespaces").toString()).contains("\"wp/v2\"");
        assertThat(index.json()
                        .at("/authentication/application-passwords/endpoints/authorization")
                        .asText())
                .isEqualTo(site.endpoint() + "/wp-admin/authorize-application.php");
        assertThat(visitor.get("/").header("Link"))
                .isEqualTo("<" + site.endpoint() + "/wp-json/>; rel=\"https://api.w.org/\"");
    }

    @Test
    void usersSeeTheirRolesInTheContextEditOnly() {
        assertThat(brand.get(ME + "?context=edit").json().path("roles").toString())
                .isEqualTo("[\"administrator\"]");
        assertThat(reader.get(ME + "?context=edit").json().path("roles").toString())
                .isEqualTo("[\"subscriber\"]");
        assertThat(brand.get(ME).json().has("roles")).isFalse();
        assertThat(visitor.get(ME).code()).isEqualTo("rest_not_logged_in");
        assertThat(visitor.get(ME).status()).isEqualTo(401);
    }

    @Test
    void blanksInThePasswordDoNotCount() {
        String bare = site.applicationPassword().replace(" ", "");

        assertThat(site.applicationPassword()).contains(" ");
        assertThat(Caller.user(site.endpoint(), site.userName(), bare).get(ME).status())
                .isEqualTo(200);
    }

    @Test
    void aWrongPasswordMakesAVisitorWhoReadsWhatIsPublic() {
        Caller wrong = Caller.user(site.endpoint(), site.userName(), "nope");
        long post = site.publishes("Spring", "Hello");
        commented(post, "Hi");

        assertThat(wrong.get(COMMENTS).ids()).hasSize(1);
        assertThat(wrong.get(ME).code()).isEqualTo("rest_not_logged_in");
        assertThat(wrong.get(COMMENTS + "?context=edit").status()).isEqualTo(401);
        assertThat(wrong.post(COMMENTS, reply(post, 0, "x")).code()).isEqualTo("rest_comment_login_required");
    }

    @Test
    void aWrongPasswordIsRefusedEverywhereWhereASitesPlugInsAskForTheUserEarly() {
        site.refusesWrongPasswordsEverywhere(true);

        Answered wrong = Caller.user(site.endpoint(), site.userName(), "nope").get(COMMENTS);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("incorrect_password");
        assertThat(Caller.user(site.endpoint(), "ghost", "nope").get(COMMENTS).code())
                .isEqualTo("invalid_username");
        assertThat(brand.get(COMMENTS).status()).isEqualTo(200);
    }

    @Test
    void routesCanBeNamedInTheQuery() {
        long comment = commented(site.publishes("Spring", "Hello"), "Hi");

        String address = "/?rest_route=/wp/v2/comments/" + comment + "&_fields=id,link";
        assertThat(visitor.get(address).json().path("link").asText())
                .isEqualTo(site.endpoint() + "/spring/#comment-" + comment);
        site.prettyAddresses(false);
        assertThat(visitor.get(COMMENTS).status()).isEqualTo(404);
        assertThat(visitor.get(address).json().path("link").asText())
                .isEqualTo(site.endpoint() + "/?p=101#comment-" + comment);
        assertThat(visitor.get("/").header("Link")).startsWith("<" + site.endpoint() + "/index.php?rest_route=/>");
    }

    @Test
    void nothingIsAtUnknownAddresses() {
        assertThat(visitor.get("/wp-json/wp/v2/nothing").code()).isEqualTo("rest_no_route");
        assertThat(visitor.get("/nothing").status()).isEqualTo(404);
        assertThat(brand.call("PUT", COMMENTS, "application/json", "{}").code()).isEqualTo("rest_no_route");
        assertThat(visitor.get("/wp-json/wp/v2/users").status()).isEqualTo(501);
    }

    @Test
    void faultsComeInTheWay() {
        site.server().failNext(call -> true, Fault.answering(Answer.empty(503)));

        assertThat(visitor.get(COMMENTS).status()).isEqualTo(503);
        assertThat(visitor.get(COMMENTS).status()).isEqualTo(200);
        assertThat(site.server().calls("GET", COMMENTS)).isEqualTo(2);
    }
}
