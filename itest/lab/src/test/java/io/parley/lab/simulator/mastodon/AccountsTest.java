// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountsTest {

    private final MastodonSimulator mastodon = new MastodonSimulator(new SetClock());
    private final Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());
    private final Browser nobody = new Browser(mastodon.endpoint(), null);
    private final Person alice = mastodon.person("alice");
    private final Person bob = mastodon.person("bob", "elsewhere.example");

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void tellsTheBrandWhoItIs() {
        JsonNode account = brand.get("/api/v1/accounts/verify_credentials").body();

        assertThat(account.path("id").asText()).isEqualTo(mastodon.brand().id());
        assertThat(account.path("acct").asText()).isEqualTo("brand");
        assertThat(account.path("source").path("privacy").asText()).isEqualTo("public");
    }

    @Test
    void refusesWithoutATokenWithAWrongOneAndWithARevokedOne() {
        Browser wrong = new Browser(mastodon.endpoint(), "wrong");
        mastodon.revokeTokens();

        assertThat(nobody.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(401);
        Browser.Reply refused = wrong.get("/api/v1/accounts/verify_credentials");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.error()).isEqualTo("The access token is invalid");
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        Browser.Reply revoked = brand.get("/api/v1/accounts/" + alice.id());
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.error()).isEqualTo("The access token was revoked");
    }

    @Test
    void showsADomainOnlyOfPeopleElsewhere() {
        JsonNode local = brand.get("/api/v1/accounts/lookup?acct=alice").body();
        JsonNode remote =
                brand.get("/api/v1/accounts/lookup?acct=@Bob@elsewhere.example").body();

        assertThat(local.path("acct").asText()).isEqualTo("alice");
        assertThat(local.path("uri").asText()).isEqualTo("https://social.example/users/alice");
        assertThat(remote.path("acct").asText()).isEqualTo("bob@elsewhere.example");
        assertThat(remote.path("username").asText()).isEqualTo("bob");
        assertThat(remote.path("url").asText()).isEqualTo("https://elsewhere.example/@bob");
        assertThat(remote.path("uri").asText()).isEqualTo("https://elsewhere.example/users/bob");
    }

    @Test
    void findsAPersonWithTheDomainOfTheServer() {
        assertThat(brand.get("/api/v1/accounts/lookup?acct=alice@social.example")
                        .body()
                        .path("id")
                        .asText())
                .isEqualTo(alice.id());
    }

    @Test
    void findsNobodyUnderAnUnknownNameOrId() {
        assertThat(brand.get("/api/v1/accounts/lookup?acct=bob").status()).isEqualTo(404);
        assertThat(brand.get("/api/v1/accounts/lookup").status()).isEqualTo(404);
        Browser.Reply unknown = brand.get("/api/v1/accounts/1");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.error()).isEqualTo("Record not found");
    }

    @Test
    void showsAChangedProfile() {
        mastodon.changes(alice, "Alice A.", "Tea & bread\nhttps://alice.example", 12);
        mastodon.addsField(alice, "Site", "https://alice.example");
        mastodon.says(alice, "hello", "public", null);

        JsonNode account = brand.get("/api/v1/accounts/" + alice.id()).body();

        assertThat(account.path("display_name").asText()).isEqualTo("Alice A.");
        assertThat(account.path("note").asText())
                .startsWith("<p>Tea &amp; bread<br /><a href=\"https://alice.example\"");
        assertThat(account.path("followers_count").asInt()).isEqualTo(12);
        assertThat(account.path("statuses_count").asInt()).isEqualTo(1);
        assertThat(account.path("last_status_at").asText()).isEqualTo("2026-05-04");
        assertThat(account.path("created_at").asText()).isEqualTo("2026-05-04T00:00:00.000Z");
        assertThat(account.path("fields").path(0).path("value").asText()).startsWith("<a href=");
    }

    @Test
    void listsKnownAccountsAndRefusesTooMany() {
        String list = "/api/v1/accounts?id[]=" + bob.id() + "&id[]=1&id[]=" + alice.id();
        String many = IntStream.range(0, 41).mapToObj(i -> "id[]=" + i).collect(Collectors.joining("&"));

        assertThat(brand.get(brackets(list)).ids()).containsExactly(alice.id(), bob.id());
        assertThat(brand.get(brackets("/api/v1/accounts?" + many)).status()).isEqualTo(422);
    }

    @Test
    void showsTheNewestStatusesOfAnAccountWithLinksToTheOthers() {
        String first = mastodon.brandSays("one");
        String question = mastodon.says(alice, "@brand why?", "public", null);
        String second = mastodon.brandSays("two");
        String answer = mastodon.says(mastodon.brand(), "@alice so", "public", question);
        String path = "/api/v1/accounts/" + mastodon.brand().id() + "/statuses?limit=2";

        Browser.Reply newest = brand.get(path);

        assertThat(newest.ids()).containsExactly(answer, second);
        assertThat(brand.get(newest.link("next")).ids()).containsExactly(first);
        assertThat(brand.get(newest.link("prev")).ids()).isEmpty();
        assertThat(brand.get(path + "&min_id=" + first).ids()).containsExactly(answer, second);
        assertThat(brand.get(path + "&exclude_replies=true").ids()).containsExactly(second, first);
    }

    @Test
    void showsNobodyWhatIsPrivate() {
        String open = mastodon.says(alice, "open", "unlisted", null);
        mastodon.says(alice, "for followers", "private", null);
        String secret = mastodon.says(alice, "@brand secret", "direct", null);
        String path = "/api/v1/accounts/" + alice.id() + "/statuses";

        assertThat(nobody.get(path).ids()).containsExactly(open);
        assertThat(brand.get(path).ids()).containsExactly(secret, open);
        mastodon.brandFollows(alice);
        assertThat(brand.get(path).ids()).hasSize(3);
    }

    @Test
    void tellsEverybodyOfTheInstance() {
        mastodon.limitCharacters(1000);

        JsonNode instance = nobody.get("/api/v2/instance").body();

        assertThat(instance.path("domain").asText()).isEqualTo("social.example");
        assertThat(instance.path("version").asText()).startsWith("4.");
        assertThat(instance.path("api_versions").path("mastodon").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(instance.at("/configuration/statuses/max_characters").asInt())
                .isEqualTo(1000);
        assertThat(instance.at("/configuration/statuses/characters_reserved_per_url")
                        .asInt())
                .isEqualTo(23);
    }

    private static String brackets(String path) {
        return path.replace("[]", "%5B%5D");
    }
}
