// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was published under which key, for an hour. */
final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Use> uses = new HashMap<>();

    private record Use(String statusId, Instant until) {}

    IdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** {@return the id of the status that was published under the key, even when it is deleted by now} */
    Optional<String> statusId(String key) {
        return Optional.ofNullable(uses.get(key))
                .filter(use -> clock.instant().isBefore(use.until()))
                .map(Use::statusId);
    }

    void used(String key, String statusId) {
        uses.put(key, new Use(statusId, clock.instant().plus(KEPT)));
    }
}
