// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NotificationsTest {

    private static final String PATH = "/api/v1/notifications";

    private final MastodonSimulator mastodon = new MastodonSimulator(new SetClock());
    private final Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());
    private final Person alice = mastodon.person("alice");
    private final Person bob = mastodon.person("bob", "elsewhere.example");

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void tellsOfAMention() {
        String id = mastodon.says(bob, "@brand@social.example hello", "unlisted", null);

        JsonNode one = brand.get(PATH).body().path(0);

        assertThat(one.path("type").asText()).isEqualTo("mention");
        assertThat(one.path("created_at").asText()).isEqualTo("2026-05-04T12:01:00.250Z");
        assertThat(one.path("account").path("acct").asText()).isEqualTo("bob@elsewhere.example");
        assertThat(one.path("status").path("id").asText()).isEqualTo(id);
        assertThat(one.path("status").path("visibility").asText()).isEqualTo("unlisted");
        assertThat(one.has("filtered")).isFalse();
    }

    @Test
    void doesNotTellOfAReplyWithoutAMentionNorOfTheBrandItself() {
        String post = mastodon.brandSays("news from @brand");
        mastodon.says(alice, "nice, but mail@brand is no mention", "public", post);

        assertThat(brand.get(PATH).ids()).isEmpty();
        assertThat(brand.get(PATH).header("Link")).isEmpty();
    }

    @Test
    void pagesForwardsFromMinIdWithoutAGap() {
        List<String> all = mentions(5);

        Browser.Reply page = brand.get(PATH + "?limit=2&min_id=" + all.get(0));

        assertThat(page.ids()).containsExactly(all.get(2), all.get(1));
        page = brand.get(page.link("prev"));
        assertThat(page.ids()).containsExactly(all.get(4), all.get(3));
        assertThat(brand.get(page.link("prev")).ids()).isEmpty();
    }

    @Test
    void leavesAGapAboveSinceId() {
        List<String> all = mentions(5);

        assertThat(brand.get(PATH + "?limit=2&since_id=" + all.get(0)).ids()).containsExactly(all.get(4), all.get(3));
    }

    @Test
    void pagesBackwardsKeepingTheOtherParameters() {
        List<String> all = mentions(5);

        Browser.Reply page = brand.get(PATH + "?types%5B%5D=mention&limit=3");

        assertThat(page.link("next")).isEqualTo(PATH + "?limit=3&max_id=" + all.get(2) + "&types%5B%5D=mention");
        assertThat(brand.get(page.link("next")).ids()).containsExactly(all.get(1), all.get(0));
        assertThat(brand.get(PATH + "?min_id=" + all.get(0) + "&max_id=" + all.get(3))
                        .ids())
                .containsExactly(all.get(2), all.get(1));
    }

    @Test
    void shows40AtOnceUnlessAskedForUpTo80() {
        mentions(85);

        assertThat(brand.get(PATH).ids()).hasSize(40);
        assertThat(brand.get(PATH + "?limit=500").ids()).hasSize(80);
    }

    @Test
    void showsTypesThatAreWanted() {
        String post = mastodon.brandSays("news");
        mastodon.favours(alice, post);
        mastodon.follows(bob);
        mastodon.says(alice, "@brand hi", "public", null);

        assertThat(types("")).containsExactly("mention", "follow", "favourite");
        assertThat(types("?types%5B%5D=mention")).containsExactly("mention");
        assertThat(types("?types=mention")).hasSize(3);
        assertThat(types("?types%5B%5D=unheard")).isEmpty();
        assertThat(types("?exclude_types%5B%5D=mention&exclude_types%5B%5D=follow"))
                .containsExactly("favourite");
        assertThat(types("?account_id=" + bob.id())).containsExactly("follow");
        assertThat(brand.get(PATH + "?types%5B%5D=follow").body().path(0).has("status"))
                .isFalse();
    }

    @Test
    void keepsPrivateMentionsOfStrangersAside() {
        mastodon.says(alice, "@brand psst", "direct", null);

        assertThat(brand.get(PATH).ids()).isEmpty();
        JsonNode one = brand.get(PATH + "?include_filtered=true").body().path(0);
        assertThat(one.path("filtered").asBoolean()).isTrue();
        assertThat(one.path("status").path("visibility").asText()).isEqualTo("direct");
    }

    @Test
    void showsPrivateMentionsThatAreAnswersOfFriendsOrWanted() {
        String asked = mastodon.says(mastodon.brand(), "@alice what is it?", "direct", null);
        mastodon.says(alice, "@brand this", "direct", asked);
        assertThat(brand.get(PATH).ids()).hasSize(1);

        mastodon.brandFollows(bob);
        mastodon.says(bob, "@brand psst", "direct", null);
        assertThat(brand.get(PATH).ids()).hasSize(2);

        mastodon.acceptPrivateMentions();
        mastodon.says(mastodon.person("carol"), "@brand psst", "direct", null);
        assertThat(brand.get(PATH).ids()).hasSize(3);
    }

    @Test
    void keepsPrivateAnswersToOthersAndToPublicStatusesAside() {
        String others = mastodon.says(mastodon.person("carol"), "@alice @brand psst", "direct", null);
        mastodon.says(alice, "@brand psst", "direct", others);
        String open = mastodon.says(mastodon.brand(), "@alice write to us", "public", null);
        mastodon.says(alice, "@brand psst", "direct", open);

        assertThat(brand.get(PATH).ids()).isEmpty();
        assertThat(brand.get(PATH + "?include_filtered=1").ids()).hasSize(3);
    }

    @Test
    void tellsOnceWhenAMentionIsEditedInAndNotAtAllWhenItIsDeleted() {
        String id = mastodon.says(alice, "hello", "public", null);
        mastodon.edits(id, "hello @brand");
        mastodon.edits(id, "hello again @brand");

        assertThat(brand.get(PATH).ids()).hasSize(1);
        assertThat(brand.get(PATH).body().at("/0/status/edited_at").isNull()).isFalse();
        mastodon.deletes(id);
        assertThat(brand.get(PATH).ids()).isEmpty();
    }

    @Test
    void needsATokenWithTheScope() {
        assertThat(new Browser(mastodon.endpoint(), null).get(PATH).status()).isEqualTo(401);
        assertThat(new Browser(mastodon.endpoint(), mastodon.readOnlyToken())
                        .get(PATH)
                        .status())
                .isEqualTo(200);
    }

    private List<String> mentions(int count) {
        for (int i = 0; i < count; i++) {
            mastodon.says(alice, "@brand " + i, "public", null);
        }
        List<String> ids = new ArrayList<>(brand.get(PATH + "?limit=80").ids());
        Collections.reverse(ids);
        return ids;
    }

    private List<String> types(String query) {
        return brand.get(PATH + query).body().findValuesAsText("type");
    }
}
