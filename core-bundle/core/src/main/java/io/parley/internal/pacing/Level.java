// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.time.Duration;
import java.util.Optional;

/**
 * How far the other side says that one of its limits is used up.
 *
 * @param name of what is counted, for people
 * @param used so much
 * @param limit of so much, at least 1
 * @param rest how long until it is counted anew, if that is said
 */
public record Level(String name, long used, long limit, Optional<Duration> rest) {

    /** With as much left. */
    public static Level left(String name, long remaining, long limit, Optional<Duration> rest) {
        long all = Math.max(1, Math.max(limit, remaining));
        return new Level(name, all - remaining, all, rest);
    }

    /** Whether nothing is left. */
    public boolean empty() {
        return used >= limit;
    }
}
