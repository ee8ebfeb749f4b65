// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * How much an account or target may use in a time: calls, a vendor's units, or money. The agent counts what is used; the
 * less is left, the fewer things may use it: answers go on to the last, what people wrote before second looks and audits.
 *
 * @param name {@link #CALLS}, or what {@code ApiRequest.costs} names, such as {@code units} or {@code cents}
 * @param amount so much, at least 1
 * @param unit in which time: {@code MINUTES}, {@code HOURS}, {@code DAYS} or {@code MONTHS}, as the calendar has them
 * @param zone where days and months begin and end
 */
public record Budget(String name, long amount, ChronoUnit unit, ZoneId zone) {

    /** The name of the budget of which every request takes one. */
    public static final String CALLS = "calls";

    private static final Set<ChronoUnit> UNITS =
            Set.of(ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.MONTHS);

    /** Refuses what cannot be counted. */
    public Budget {
        if (name.isBlank() || amount < 1 || !UNITS.contains(unit)) {
            throw new IllegalArgumentException(
                    "a budget needs a name, at least 1, and minutes, hours, days or months, not " + name + ", " + amount
                            + ", " + unit);
        }
    }

    /**
     * So many calls a day, by UTC.
     *
     * @param amount at least 1
     * @return the budget
     */
    public static Budget callsOfADay(long amount) {
        return new Budget(CALLS, amount, ChronoUnit.DAYS, ZoneId.of("UTC"));
    }

    /** {@return when the time began in which a moment is} */
    public Instant beginning(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return unit == ChronoUnit.MONTHS
                ? there.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant()
                : there.truncatedTo(unit).toInstant();
    }

    /** {@return when the time ends in which a moment is} */
    public Instant end(Instant moment) {
        return beginning(moment).atZone(zone).plus(1, unit).toInstant();
    }
}
