// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How much usually comes at which hour of the day and on which day of the week, in UTC. How much comes at all may change
 * within weeks, how it is spread over the week only within months; so newer weeks count more for the one than for the other.
 * For one thread.
 */
final class Rhythm {

    static final int HOURS_OF_WEEK = 168;
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final double SHAPE_KEPT = Math.pow(0.97, 1.0 / HOURS_OF_WEEK);
    private static final double LEVEL_KEPT = Math.pow(0.9, 1.0 / HOURS_OF_WEEK);

    /** Two whole weeks, of which the older one counts less; only whole weeks tell how much comes at all. */
    private static final double LEARNING_HOURS = 325;

    private final Tally byHour;
    private final Tally byDay;
    private double came;
    private double hours;

    /** Nothing is known yet. */
    Rhythm() {
        this(new Tally(HOURS), new Tally(DAYS), 0, 0);
    }

    private Rhythm(Tally byHour, Tally byDay, double came, double hours) {
        this.byHour = byHour;
        this.byDay = byDay;
        this.came = came;
        this.hours = hours;
    }

    /** What was noted before. */
    static Rhythm noted(String text) {
        String[] parts = text.split(";");
        return new Rhythm(
                Tally.noted(parts[0]),
                Tally.noted(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]));
    }

    String note() {
        return byHour.note() + ";" + byDay.note() + ";" + came + ";" + hours;
    }

    /**
     * A whole hour has passed.
     *
     * @param begin of the hour
     * @param amount how much came in it
     */
    void learn(Instant begin, double amount) {
        ZonedDateTime at = begin.atZone(ZoneOffset.UTC);
        came = came * LEVEL_KEPT + amount;
        hours = hours * LEVEL_KEPT + (known() ? share(at) : 1);
        byHour.add(at.getHour(), amount, SHAPE_KEPT);
        byDay.add(at.getDayOfWeek().getValue() - 1, amount, SHAPE_KEPT);
    }

    /** {@return whether it was learnt} */
    boolean known() {
        return watchedHours() >= LEARNING_HOURS;
    }

    /** {@return how many hours were watched, old ones counted less} */
    double watchedHours() {
        return byHour.seen();
    }

    /** {@return how much comes in a week} */
    double weekly() {
        return perAverageHour() * HOURS_OF_WEEK;
    }

    /** How much usually comes within a time. */
    double expected(Instant from, Instant to) {
        double sum = 0;
        Instant begin = from;
        while (begin.isBefore(to)) {
            Instant hour = begin.truncatedTo(ChronoUnit.HOURS);
            Instant next = hour.plus(1, ChronoUnit.HOURS);
            Instant end = next.isBefore(to) ? next : to;
            sum += perHour(hour) * Duration.between(begin, end).toMillis() / 3_600_000;
            begin = end;
        }
        return sum;
    }

    private double perHour(Instant hour) {
        return perAverageHour() * share(hour.atZone(ZoneOffset.UTC));
    }

    private double perAverageHour() {
        return hours == 0 ? 0 : came / hours;
    }

    /** How much more comes in an hour than on average. */
    private double share(ZonedDateTime at) {
        return byHour.factor(at.getHour()) * byDay.factor(at.getDayOfWeek().getValue() - 1);
    }
}
