// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a case when its customer writes after it was closed.
 *
 * @param reopenedWithin so long after the closing a message opens the case again
 * @param newAfter so long after the closing a message begins a new case, unless it opens the old one; zero for never
 */
public record CasePolicy(Duration reopenedWithin, Duration newAfter) {

    /** Unless somebody says otherwise: opened again for three days, then a new one. */
    public static final CasePolicy USUAL = new CasePolicy(Duration.ofHours(72), Duration.ofHours(72));

    /** What a message does. */
    public enum Turn {
        /** It stands in the case, which is open, or opened again. */
        GOES_ON,
        /** It stands in the case, which stays closed. */
        STAYS_CLOSED,
        /** It begins a new case. */
        BEGINS_ANEW
    }

    /**
     * What a message does.
     *
     * @param closedAt when the case was closed; null if it is open
     */
    public Turn at(@Nullable Instant closedAt, Instant now) {
        if (closedAt == null || !closedAt.plus(reopenedWithin).isBefore(now)) {
            return Turn.GOES_ON;
        }
        boolean over = !newAfter.isZero() && closedAt.plus(newAfter).isBefore(now);
        return over ? Turn.BEGINS_ANEW : Turn.STAYS_CLOSED;
    }
}
