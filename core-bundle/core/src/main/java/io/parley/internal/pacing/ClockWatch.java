// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.store.Deadlines;
import io.parley.internal.store.Store;
import io.parley.internal.work.Round;
import io.parley.internal.work.SteadyClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that the machine's clock was set while the agent works, and lets the agent's clock follow with all that waits. */
public final class ClockWatch implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration SET = Duration.ofSeconds(1);

    private final Store store;
    private final Gates gates;
    private final SteadyClock clock;

    /** Watches the store's clock. */
    public ClockWatch(Store store, Gates gates, SteadyClock clock) {
        this.store = store;
        this.gates = gates;
        this.clock = clock;
    }

    @Override
    public Duration run() {
        Duration step = clock.behind();
        if (step.abs().compareTo(SET) < 0) {
            clock.follow(step);
            return PAUSE;
        }
        LOG.warn("The clock of this machine was set by {} s", step.toSeconds());
        move(step);
        clock.follow(step);
        gates.move(step);
        return PAUSE;
    }

    private void move(Duration step) {
        store.write(tx -> {
            new Deadlines(tx).move(step);
            return null;
        });
    }
}
