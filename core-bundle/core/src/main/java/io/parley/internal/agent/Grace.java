// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long a leaving plug-in may finish what it does; when the whole agent leaves, all of them share one such time. */
final class Grace implements Supplier<Duration> {

    private static final Duration EACH = Duration.ofSeconds(4);
    private static final long NOT_LEAVING = Long.MIN_VALUE;

    private final BooleanSupplier agentLeaves;
    private long end = NOT_LEAVING;

    Grace(BooleanSupplier agentLeaves) {
        this.agentLeaves = agentLeaves;
    }

    @Override
    public synchronized Duration get() {
        if (!agentLeaves.getAsBoolean()) {
            return EACH;
        }
        if (end == NOT_LEAVING) {
            end = System.nanoTime() + EACH.toNanos();
        }
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
