// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a vendor takes until what was written shows when it is read; no time at first. */
public final class Lag {

    private final InstantSource clock;
    private Duration time = Duration.ZERO;

    /** None yet. */
    public Lag(InstantSource clock) {
        this.clock = clock;
    }

    /** Sets how long it takes, for what was written before too. */
    public void set(Duration lag) {
        time = lag;
    }

    /** {@return whether what was written then shows now} */
    public boolean shows(Instant written) {
        return !written.plus(time).isAfter(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }
}
