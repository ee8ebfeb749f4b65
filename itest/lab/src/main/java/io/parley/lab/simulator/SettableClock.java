// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that passes when it is told to. Any thread. */
public final class SettableClock implements InstantSource {

    private Instant now;

    /** Begins at a moment. */
    public SettableClock(Instant beginning) {
        now = beginning;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Lets time pass. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
