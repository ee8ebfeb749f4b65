// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LagTest {

    @Test
    void aNotificationShowsLaterThanItsStatusWhereTheServerIsBusy() {
        SetClock clock = new SetClock();
        try (MastodonSimulator mastodon = new MastodonSimulator(clock)) {
            Browser brand = new Browser(mastodon.endpoint(), mastodon.brandToken());
            mastodon.delayNotifications(Duration.ofSeconds(20));
            String id = mastodon.says(mastodon.person("alice"), "@brand hello", "public", null);
            clock.pass(Duration.ofSeconds(19));
            assertThat(brand.get("/api/v1/statuses/" + id).status()).isEqualTo(200);
            assertThat(brand.get("/api/v1/notifications").ids()).isEmpty();
            clock.pass(Duration.ofSeconds(1));
            assertThat(brand.get("/api/v1/notifications").ids()).hasSize(1);
        }
    }
}
