// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Instant;
import java.time.InstantSource;

/** Numbers that carry the time in their upper bits and grow even when the time does not. */
final class Ids {

    private static final int BITS_BELOW_THE_TIME = 16;

    private final InstantSource clock;
    private long last;

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    long next() {
        last = Math.max(last + 1, clock.millis() << BITS_BELOW_THE_TIME);
        return last;
    }

    /** The first number of a moment that has gone by. */
    long at(Instant moment) {
        return moment.toEpochMilli() << BITS_BELOW_THE_TIME;
    }
}
