// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Instant;

/** Counts the calls of each caller, as vendors do who limit them. */
public interface CallCount {

    /** {@return how many calls of a caller count now, this one included} */
    int count(String caller);

    /** {@return how many calls of a caller count now} */
    int counted(String caller);

    /** {@return when fewer of them will} */
    Instant reset(String caller);

    /** {@return how far a caller is from a limit} */
    default LimitLevel level(String caller, int limit) {
        return new LimitLevel(limit, Math.max(0, limit - counted(caller)), reset(caller));
    }
}
