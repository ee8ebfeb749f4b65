// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.AccountInfo;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import org.junit.jupiter.api.Test;

/** Which looks of a loop began late enough for an audit. */
class LooksTest {

    final Looks looks = new Looks(new Unread());

    @Test
    void aLookThatWasOnDoesNotCount() {
        looks.begin();
        long wanted = looks.next();
        looks.end();
        assertThat(looks.ended(wanted)).isFalse();
        looks.begin();
        assertThat(looks.ended(wanted)).isFalse();
        looks.end();
        assertThat(looks.ended(wanted)).isTrue();
    }

    @Test
    void pagesOfOneLookAreOneLook() {
        long wanted = looks.next();
        looks.begin();
        looks.begin();
        assertThat(looks.ended(wanted)).isFalse();
        looks.end();
        assertThat(looks.ended(wanted)).isTrue();
        assertThat(looks.ended(wanted + 1)).isFalse();
    }

    private static final class Unread implements PageReader {

        @Override
        public ChannelDescription describe() {
            throw new AssertionError("nothing is asked here");
        }

        @Override
        public AccountInfo check() {
            throw new AssertionError("nothing is asked here");
        }

        @Override
        public Page pull(PullRequest request) {
            throw new AssertionError("nothing is read here");
        }
    }
}
