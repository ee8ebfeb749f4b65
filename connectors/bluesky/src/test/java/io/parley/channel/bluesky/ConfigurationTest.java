// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private final BrandAccount account = new BrandAccount();
    private final BrandAccount.Configuration configuration = new BrandAccount.Configuration(account);

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bsky.social", "http://a b/", "ftp://bsky.social", "https://ada:pa55@x.example"})
    void anAddressThatIsNoneIsRefused(String endpoint) {
        configuration.endpoint = endpoint;
        refused("endpoint must");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "brand", "brand@mail.example", "https://bsky.app/profile/brand.example"})
    void aHandleThatIsNoneIsRefused(String handle) {
        configuration.handle = handle;
        refused("handle must be");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void anEmptyPasswordIsRefused(String password) {
        configuration.password = password;
        refused("appPassword must be");
    }

    @Test
    void otherReasonsAndWaysAreRefused() {
        configuration.reasons = new String[] {"mention", "like"};
        refused("reasons must be some of");
        configuration.reasons = new String[0];
        refused("reasons must be some of");
        configuration.reasons = new String[] {"mention"};
        configuration.longReplies = "cut";
        refused("longReplies must be refuse or split");
    }

    @Test
    void searchesThatCannotBeAskedForAreRefused() {
        configuration.searches = new String[] {"x".repeat(91)};
        refused("searches must be one line of 1 to 90 characters each");
        configuration.searches = "a,b,c,d,e,f,g,h,i,j,k".split(",");
        refused("searches must be at most 10, not 11");
    }

    @Test
    void searchesMayBeDividedByCommas() {
        configuration.searches = new String[] {" red kettle, #tea ,,red kettle", "x".repeat(90)};
        assertThat(account.connector(configuration).describe().listening())
                .containsExactlyInAnyOrder("search: red kettle", "search: #tea", "search: " + "x".repeat(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@brand.example", " brand.example ", "did:plc:abcdefghijklmnopqrstuvwx", "xn--caf-dma.example"})
    void handlesAndDidsAreTaken(String handle) {
        configuration.handle = handle;
        assertThat(account.connector(configuration).describe().type()).isEqualTo("bluesky");
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> account.connector(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageNotContaining("pa55");
    }
}
