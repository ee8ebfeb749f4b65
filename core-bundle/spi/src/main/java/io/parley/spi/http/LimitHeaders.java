// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import java.time.Duration;

/**
 * The headers in which a vendor tells of one of its limits, where they are not the usual ones; upper and lower case are the
 * same.
 *
 * @param limit says how many requests there are; empty where that is not said
 * @param remaining says how many of them are left
 * @param reset says when there are all of them again: a time from now, a moment since 1970, an HTTP date or an ISO time;
 *     empty where that is not said
 * @param unit what a time from now is counted in, such as a second or a minute; above 0, at most a day
 */
public record LimitHeaders(String limit, String remaining, String reset, Duration unit) {

    private static final Duration LONGEST_UNIT = Duration.ofDays(1);

    /**
     * Checks what must be said.
     *
     * @throws IllegalArgumentException if there is no name for what is left, or no such unit
     */
    public LimitHeaders {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("the header that says how much is left must be named");
        }
        if (unit.isZero() || unit.isNegative() || unit.compareTo(LONGEST_UNIT) > 0) {
            throw new IllegalArgumentException("the unit of the reset must be above 0 and at most a day, not " + unit);
        }
    }

    /** {@return headers whose reset, where it is a time from now, is counted in seconds} */
    public static LimitHeaders of(String limit, String remaining, String reset) {
        return new LimitHeaders(limit, remaining, reset, Duration.ofSeconds(1));
    }
}
