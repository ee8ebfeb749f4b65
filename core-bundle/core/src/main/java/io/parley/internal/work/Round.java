// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.time.Duration;

/** A small piece of work that is done again and again: one page, one batch, one answer. */
@FunctionalInterface
public interface Round {

    /** The pause of work that only goes on when it is woken. */
    Duration UNTIL_WOKEN = Duration.ofDays(365);

    /**
     * Does one round.
     *
     * @return the pause until the next round, cut short when the job is woken; zero to go on at once
     * @throws InterruptedException if the job is being closed
     */
    Duration run() throws InterruptedException;
}
