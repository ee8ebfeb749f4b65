// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExternalIdTest {

    @Test
    void shortIdsStayReadable() {
        assertThat(new ExternalId("mastodon", "example.social", "12345").key())
                .isEqualTo("mastodon:example.social/12345");
    }

    @Test
    void aKeyIsTheSameForEver() {
        assertThat(new ExternalId("feed", "blog", "https://example.org/?p=1 überlang").key())
                .isEqualTo("feed:~rpIwDSD4Tr5HtTXkdDp2_FNWiIiBkzE-8EgKZZmXBnA");
    }

    @Test
    void longIdsAreShortened() {
        String key = new ExternalId("feed", "blog", "x".repeat(2_000)).key();
        assertThat(key).hasSizeLessThanOrEqualTo(ExternalId.MAX_KEY_LENGTH).matches("[!-~]+");
        assertThat(new ExternalId("feed", "blog", "x".repeat(1_999)).key()).isNotEqualTo(key);
    }

    @Test
    void realmAndIdAreNotMixedUp() {
        assertThat(new ExternalId("feed", "a/b", "c").key()).isNotEqualTo(new ExternalId("feed", "a", "b/c").key());
        assertThat(new ExternalId("feed", "a%2Fb", "c").key()).isNotEqualTo(new ExternalId("feed", "a/b", "c").key());
        String looksHashed = new ExternalId("feed", "~x", "y").key();
        assertThat(looksHashed).contains("/");
    }

    @Test
    void whatIsNoIdIsRefused() {
        assertThatThrownBy(() -> new ExternalId("Feed", "blog", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExternalId("feed", "blog", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExternalId("feed", "blog", "x".repeat(2_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 2000 characters");
    }
}
