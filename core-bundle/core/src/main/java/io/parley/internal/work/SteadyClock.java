// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that goes on steadily when the machine's clock is set: whoever waits, waits as long as was meant. It follows the
 * machine's clock when it is told to. Any thread.
 */
public final class SteadyClock implements InstantSource {

    private final InstantSource machine;
    private final LongSupplier nanos;
    private final Instant begin;
    private final long beginNanos;
    private volatile Duration followed = Duration.ZERO;

    /**
     * A clock that shows the machine's time.
     *
     * @param machine the machine's clock
     * @param nanos nanoseconds that pass, whatever the clock is set to
     */
    public SteadyClock(InstantSource machine, LongSupplier nanos) {
        this.machine = machine;
        this.nanos = nanos;
        this.begin = machine.instant();
        this.beginNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanos.getAsLong() - beginNanos).plus(followed);
    }

    /** {@return how far this clock is behind the machine's; negative if it is ahead} */
    public Duration behind() {
        return Duration.between(instant(), machine.instant());
    }

    /** Follows the machine's clock by a step. */
    public void follow(Duration step) {
        followed = followed.plus(step);
    }
}
