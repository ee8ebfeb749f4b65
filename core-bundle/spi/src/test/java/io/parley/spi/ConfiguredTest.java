// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " \t")
    void whatIsMissingIsSaid(String nothing) {
        assertThatThrownBy(() -> Configured.text("token", nothing, "the access token of the application"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("token must be the access token of the application; it is missing");
    }

    @Test
    void blanksAroundATextDoNotMatter() {
        assertThat(Configured.text("token", " abc ", "a token")).isEqualTo("abc");
    }

    @Test
    void anAddressIsOfTheWeb() {
        assertThat(Configured.address("endpoint", " https://example.org/api ", "an address"))
                .hasToString("https://example.org/api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "ftp://example.org", "https://", "https://a b", "https://ada:pa55@example.org"})
    void anAddressThatIsNoneIsRefusedWithoutItsSecrets(String address) {
        assertThatThrownBy(() -> Configured.address("endpoint", address, "a server, such as https://example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint must be a server, such as https://example.org");
    }

    @Test
    void wordsAreAListOrDividedByCommas() {
        assertThat(Configured.words("words", 3, "red kettle, blue", "", " Blue ", "line\nbreak"))
                .containsExactly("red kettle", "blue", "line break");
        assertThatThrownBy(() -> Configured.words("words", 1, "a,b")).hasMessage("words must be at most 1, not 2");
    }
}
