// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.mastodon.Quirk;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    private static final String APPLICATION = "/api/v1/apps/verify_credentials";

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aGoodAccountIsCalledByItsName() throws Exception {
        account.simulator().changes(account.simulator().brand(), "Kettles & Co.", "We boil.", 3);
        account.records(APPLICATION, "{\"scopes\": [\"read\", \"write:statuses\"]}");
        AccountInfo info = account.connector().check();
        assertThat(info.name()).isEqualTo("Kettles & Co.");
        assertThat(info.page()).contains(URI.create("https://social.example/@brand"));
        assertThat(info.profile().orElseThrow().key()).isEqualTo("mastodon:social.example/users/brand");
        assertThat(info.warnings()).isEmpty();
    }

    @Test
    void anAccountThatMayOnlyReadIsWarned() throws Exception {
        account.mayOnlyRead();
        assertThat(account.connector().check().warnings())
                .containsExactly("The application of the token lacks write:statuses: tick that under Preferences,"
                        + " Development, and regenerate the access token. Until then every answer is refused.");
    }

    @Test
    void anAccountThatMayNotReadIsRefused() {
        account.records(APPLICATION, "{\"scopes\": [\"profile\", \"read:statuses\"]}");
        assertThatThrownBy(() -> account.connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("lacks read:accounts, read:notifications, write:statuses: tick");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void aServerThatDoesNotTellScopesIsBelieved(int status) throws Exception {
        account.records(APPLICATION, status, "text/html", "<p>no</p>");
        assertThat(account.connector().check().warnings()).isEmpty();
    }

    @Test
    void aServerOfAnotherMakeIsWarnedOf() throws Exception {
        account.records("/api/v2/instance", 404, "text/html", "");
        account.records("/api/v1/instance", "{\"version\": \"2.7.2 (compatible; Pleroma 2.5.0)\"}");
        assertThat(account.connector().check().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .isEqualTo(
                        "The server says that it is 2.7.2 (compatible; Pleroma 2.5.0), not Mastodon: what it does not"
                                + " offer of Mastodon's API is missing here."));
    }

    @Test
    void aServerThatAllowsLessIsWarnedOf() throws Exception {
        account.simulator().limitCharacters(300);
        assertThat(account.connector().check().warnings())
                .containsExactly("The server allows 300 characters in a status: set maxCharacters to that.");
    }

    @Test
    void aServerThatShowsStatusesOneByOneIsWarnedOf() throws Exception {
        account.simulator().has(Quirk.ONE_STATUS_A_CALL);
        assertThat(account.connector().check().warnings())
                .singleElement()
                .asString()
                .startsWith("The server shows statuses one by one alone, as before Mastodon 4.3: ");
    }

    @Test
    void aServerThatStreamsFromElsewhereIsWarnedOf() throws Exception {
        account.records(
                "/api/v2/instance",
                "{\"version\": \"4.5.0\", \"configuration\": {\"urls\": {\"streaming\": \"wss://elsewhere.example\"}}}");
        assertThat(account.connector().check().warnings())
                .containsExactly("The server names wss://elsewhere.example for its stream, which is not its own:"
                        + " news are found by looking every 30 seconds.");
    }

    @Test
    void keywordsNeedAPermissionOfTheirOwn() throws Exception {
        account.listensTo("", "red kettle");
        account.records(
                APPLICATION,
                "{\"scopes\": [\"read:accounts\", \"read:notifications\", \"read:statuses\", \"write:statuses\"]}");
        assertThat(account.connector().check().warnings())
                .containsExactly("The application of the token lacks read:search: tick that under Preferences,"
                        + " Development, and regenerate the access token. Until then no keyword is found.");
    }

    @Test
    void aServerThatOffersAllOfItIsNotWarnedOf() throws Exception {
        account.listensTo("kettles", "red kettle");
        assertThat(account.connector().check().warnings())
                .as("before anything was said")
                .isEmpty();
        account.simulator().brandSays("@ada@far.example See https://kettles.example/boiling/kettle.");
        assertThat(account.connector().check().warnings()).isEmpty();
    }

    @Test
    void aServerThatSearchesNoTextsIsWarnedOf() throws Exception {
        account.simulator().has(Quirk.NO_TEXT_SEARCH);
        account.simulator().brandSays("Our kettles boil.");
        assertThat(account.connector().check().warnings()).isEmpty();
        account.listensTo("", "red kettle");
        assertThat(account.connector().check().warnings())
                .singleElement()
                .asString()
                .contains("seems to search no texts");
    }

    @Test
    void aServerThatRefusesToBeListenedToIsWarnedOf() throws Exception {
        account.simulator().has(Quirk.NO_SEARCH);
        account.listensTo("kettles", "red kettle");
        account.records("/api/v1/timelines/tag/kettles", 403, "text/html", "<p>no</p>");
        assertThat(account.connector().check().warnings())
                .satisfiesExactly(
                        hashtags -> assertThat(hashtags).startsWith("Hashtags cannot be listened to on this server: "),
                        keywords -> assertThat(keywords).startsWith("Keywords cannot be listened to on this server: "));
    }

    @Test
    void aDeadTokenIsTold() {
        account.simulator().revokeTokens();
        assertThatThrownBy(() -> account.connector().check()).isInstanceOf(SyncException.AuthExpired.class);
    }

    @Test
    void anAddressWhereSomethingElseLivesIsTheAdministratorsBusiness() {
        MastodonConnector lost =
                account.connectorAt(URI.create(account.simulator().endpoint() + "/@brand"));
        assertThatThrownBy(lost::check)
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("put the address of the account's server into endpoint");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "example.social", "http://a b/", "ftp://example.social", "https://ada:pa55@x.example"})
    void anEndpointThatIsNoneIsRefused(String endpoint) {
        assertThatThrownBy(() -> account.connector(endpoint, "token", 500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint must ")
                .hasMessageNotContaining("pa55");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "s3cret s3cret", "s3cret\nX-Header: 1"})
    void aTokenThatIsNoneIsRefused(String token) {
        assertThatThrownBy(() -> account.connector("https://example.social", token, 500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token must be the access token")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100_001})
    void aLengthOutOfBoundsIsRefused(int most) {
        assertThatThrownBy(() -> account.connector("https://example.social", "token", most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxCharacters must be 100 to 100000 characters, not " + most);
    }
}
