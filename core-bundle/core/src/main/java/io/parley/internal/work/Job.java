// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.time.Duration;

/** Rounds that go on until they are closed. Any thread. */
public interface Job {

    /** Cuts the pause short; during a round, another one follows. Returns at once. */
    void wake();

    /**
     * Like {@link #wake()}, but gives others the time to add to the work.
     *
     * @param pause most time until the next round
     */
    void wakeWithin(Duration pause);

    /**
     * Begins no more rounds. Lets a running one finish for a while, then interrupts it.
     *
     * @param grace how long to wait before interrupting; zero interrupts at once and does not wait
     */
    void close(Duration grace);
}
