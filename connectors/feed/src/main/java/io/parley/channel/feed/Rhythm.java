// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * How often a feed says that it wants to be asked.
 *
 * @param ttl how long it says that it stays as it is
 * @param period in which it says that it usually changes; zero if it does not say
 * @param skipHours hours of the day, by UTC, in which it need not be asked
 * @param skipDays days of the week, by UTC, on which it need not be asked
 */
record Rhythm(Duration ttl, Duration period, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {

    static final Rhythm NONE = new Rhythm(Duration.ZERO, Duration.ZERO, Set.of(), Set.of());

    private static final int HOURS_A_WEEK = 7 * 24;

    Rhythm {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }

    /** What it asks for, with or without the period. */
    Rhythm asked(boolean withPeriod) {
        boolean longer = withPeriod && period.compareTo(ttl) > 0;
        return new Rhythm(longer ? period : ttl, Duration.ZERO, skipHours, skipDays);
    }

    /** The first moment from this one on in which it may be asked; the same one if all hours are to be skipped. */
    Instant next(Instant from) {
        if (skipHours.isEmpty() && skipDays.isEmpty()) {
            return from;
        }
        ZonedDateTime at = from.atZone(ZoneOffset.UTC);
        for (int hours = 0; hours <= HOURS_A_WEEK; hours++) {
            if (!skipHours.contains(at.getHour()) && !skipDays.contains(at.getDayOfWeek())) {
                return at.toInstant();
            }
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return from;
    }
}
