// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that passes when it is told to. */
final class SetClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-05-04T12:01:00.250Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
