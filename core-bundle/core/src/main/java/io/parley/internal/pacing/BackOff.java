// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** Growing pauses with jitter: 2 s, 4 s, 8 s and so on, at most 15 min. */
public final class BackOff {

    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(2), 2.0, 0.3, Duration.ofMinutes(15));

    private BackOff() {}

    /**
     * The pause after failures in a row.
     *
     * @param failures at least 1
     * @return the pause
     */
    public static Duration after(int failures) {
        return Duration.ofMillis(PAUSES.apply(Math.min(failures, 20)));
    }
}
