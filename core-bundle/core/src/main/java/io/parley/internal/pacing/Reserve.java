// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.time.Duration;

/**
 * What is kept of a budget for what is more urgent: so much of it for answers, as much again for what people write now, and
 * as much again for what changes.
 *
 * @param percent kept for each of them
 */
public record Reserve(int percent) {

    /** Unless somebody says otherwise. */
    public static final Reserve USUAL = new Reserve(20);

    /** How much of so much something may take in all. */
    double share(Urgency urgency, long of) {
        return of * (100 - percent * urgency.ordinal()) / 100.0;
    }

    /** Whether something may go on when so much is used of so much. */
    boolean goesOn(Urgency urgency, long used, long of) {
        return used < share(urgency, of);
    }

    /**
     * How long something has to wait after a limit was heard of. Once half of its share is used, the rest is spread over
     * the time that is left: a call now and then is better than many, and then none for minutes. Answers are never spread.
     */
    Duration pause(Urgency urgency, Level level, Duration untilCountedAnew) {
        double share = share(urgency, level.limit());
        if (!goesOn(urgency, level.used(), level.limit())) {
            return untilCountedAnew;
        }
        if (urgency == Urgency.ANSWERS || level.rest().isEmpty() || level.used() < share / 2) {
            return Duration.ZERO;
        }
        return untilCountedAnew.dividedBy((long) Math.ceil(share - level.used()));
    }
}
