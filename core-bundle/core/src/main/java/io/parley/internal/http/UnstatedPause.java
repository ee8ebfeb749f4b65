// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long to be silent for a vendor that refuses without saying until when: a minute, then twice as long with each refusal
 * in a row. The next time it begins with what was enough the last time, so that it is refused once.
 *
 * @param pause how long
 * @param since the first refusal of this row; null when the last request worked
 * @param last the last refusal
 */
record UnstatedPause(Duration pause, @Nullable Instant since, Instant last) {

    static final UnstatedPause NEW = new UnstatedPause(Duration.ofMinutes(1), null, Instant.MIN);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    UnstatedPause refused(Instant now) {
        if (since != null) {
            return new UnstatedPause(shorter(pause.multipliedBy(2), LONGEST), since, now);
        }
        boolean forgotten = last.isBefore(now.minus(REMEMBERED));
        return new UnstatedPause(forgotten ? NEW.pause() : pause, now, now);
    }

    /** A request worked again after silence. */
    UnstatedPause worked(Instant silentUntil) {
        return since == null
                ? this
                : new UnstatedPause(shorter(Duration.between(since, silentUntil), LONGEST), null, last);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
