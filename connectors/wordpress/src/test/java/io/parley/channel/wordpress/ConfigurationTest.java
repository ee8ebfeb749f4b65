// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.LabServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private final LabServices lab = new LabServices();

    @AfterEach
    void close() {
        lab.close();
    }

    private String realm(String endpoint) {
        return new Site(new Account(endpoint, "parley", "abcd EFGH").configuration(), lab.apiClients()).realm();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.org/blog",
                "ftp://example.org",
                "https:///blog",
                "http://a b/",
                "https://example.org/?p=1",
                "https://example.org/#top",
                "https://ada:pa55@example.org/"
            })
    void anAddressThatIsNoneIsRefused(String endpoint) {
        assertThatThrownBy(() -> realm(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint must")
                .hasMessageNotContaining("pa55");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.org, example.org",
        "https://example.org/, example.org",
        "http://example.org/Blog/, example.org/Blog",
        "https://example.org/blog?rest_route=/, example.org/blog",
        "https://example.org/?rest_route=/, example.org",
        "http://127.0.0.1:8081/, 127.0.0.1:8081"
    })
    void idsBelongToTheHostAndThePath(String endpoint, String realm) {
        assertThat(realm(endpoint)).isEqualTo(realm);
    }

    @Test
    void userAndPasswordMustBeThere() {
        assertThatThrownBy(() -> new Account("https://example.org", " ", "x").connector(lab))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("user must be a username of WordPress; it is missing");
        assertThatThrownBy(() -> new Account("https://example.org", "a:b", "x").connector(lab))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("user must be a username");
        assertThatThrownBy(() -> new Account("https://example.org", "a", "").connector(lab))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("applicationPassword must be an application password");
    }
}
