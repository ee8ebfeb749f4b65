// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How much usually comes at which hour of the day and on which day of the week, in UTC. Newer weeks count more: after four and
 * a quarter of them half is forgotten. For one thread.
 */
final class Rhythm {

    static final int HOURS_OF_WEEK = 168;
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final double KEPT_EACH_HOUR = Math.pow(0.85, 1.0 / HOURS_OF_WEEK);

    /** As if so many hours of each kind had been seen that were like all others. */
    private static final double DOUBT = 2;

    private final Tally byHour;
    private final Tally byDay;
    private double scatter;

    /** Nothing is known yet. */
    Rhythm() {
        this(new Tally(HOURS), new Tally(DAYS), 1);
    }

    private Rhythm(Tally byHour, Tally byDay, double scatter) {
        this.byHour = byHour;
        this.byDay = byDay;
        this.scatter = scatter;
    }

    /** What was noted before. */
    static Rhythm noted(String text) {
        String[] parts = text.split(";");
        return new Rhythm(Tally.noted(parts[0]), Tally.noted(parts[1]), Double.parseDouble(parts[2]));
    }

    String note() {
        return byHour.note() + ";" + byDay.note() + ";" + scatter;
    }

    /**
     * A whole hour has passed.
     *
     * @param begin of the hour
     * @param came how much came in it
     */
    void learn(Instant begin, double came) {
        double usual = perHour(begin);
        if (usual > 0) {
            scatter = KEPT_EACH_HOUR * scatter + (1 - KEPT_EACH_HOUR) * (came - usual) * (came - usual) / usual;
        }
        ZonedDateTime at = begin.atZone(ZoneOffset.UTC);
        byHour.add(at.getHour(), came, KEPT_EACH_HOUR);
        byDay.add(at.getDayOfWeek().getValue() - 1, came, KEPT_EACH_HOUR);
    }

    /** {@return how many hours were watched, old ones counted less} */
    double watchedHours() {
        return byHour.seen();
    }

    /** {@return how much comes in a week} */
    double weekly() {
        return byHour.mean() * HOURS_OF_WEEK;
    }

    /** {@return how much more unevenly it comes than by chance: 1 for chance, more for bursts} */
    double scatter() {
        return Math.max(1, scatter / 1.3);
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
        ZonedDateTime at = hour.atZone(ZoneOffset.UTC);
        return byHour.mean()
                * byHour.factor(at.getHour(), DOUBT)
                * byDay.factor(at.getDayOfWeek().getValue() - 1, DOUBT);
    }
}
