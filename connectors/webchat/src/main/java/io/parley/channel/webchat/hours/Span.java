// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import java.time.Instant;

/**
 * A time in which somebody is there.
 *
 * @param begin its first moment
 * @param end the first moment behind it
 */
record Span(Instant begin, Instant end) {

    boolean holds(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }
}
