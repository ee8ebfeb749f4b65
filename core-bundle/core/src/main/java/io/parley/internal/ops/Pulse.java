// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes to one account, and whether it has been silent for longer than chance explains. If N messages come in a week,
 * they leave N gaps, and by chance e to the power of -m of them are longer than what usually brings m messages; so a gap of
 * ln N + 0.6 of them comes by itself every other week. For one thread.
 */
final class Pulse {

    private static final double MARGIN = 0.6;
    private static final double LEAST_WEEKLY = 7;

    /** An hour counts if it was watched from its beginning on, but for this time. */
    private static final Duration NEARLY_WHOLE = Duration.ofMinutes(2);

    private static final double LEARNING_HOURS = 2 * Rhythm.HOURS_OF_WEEK * 0.85;

    private final Rhythm rhythm;
    private Instant watchedSince = Instant.MAX;
    private @Nullable Instant hour;
    private @Nullable Instant newsAt;
    private long total = -1;
    private double inHour;

    Pulse(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /**
     * An alarm.
     *
     * @param since when something came last
     * @param usual how much usually comes in the time since
     */
    record Silence(Instant since, double usual) {}

    /**
     * Looks, at least once an hour.
     *
     * @param now the moment
     * @param received how much has come in all
     * @return whether an hour is over, and something was learnt
     */
    boolean look(Instant now, long received) {
        long came = total < 0 ? 0 : received - total;
        total = received;
        if (newsAt == null || came > 0) {
            newsAt = now;
        }
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        boolean learnt = false;
        if (!current.equals(hour)) {
            if (hour == null || !hour.plus(1, ChronoUnit.HOURS).equals(current)) {
                watchedSince = now;
            } else if (!watchedSince.isAfter(hour.plus(NEARLY_WHOLE))) {
                rhythm.learn(hour, inHour);
                learnt = true;
            }
            hour = current;
            inHour = 0;
        }
        inHour += came;
        return learnt;
    }

    /** {@return what is known of the account} */
    Rhythm rhythm() {
        return rhythm;
    }

    /** The alarm, if there is one. */
    Optional<Silence> silence(Instant now) {
        double weekly = rhythm.weekly();
        if (newsAt == null || rhythm.watchedHours() < LEARNING_HOURS || weekly < LEAST_WEEKLY) {
            return Optional.empty();
        }
        double usual = rhythm.expected(newsAt, now);
        return usual > (Math.log(weekly) + MARGIN) * rhythm.scatter()
                ? Optional.of(new Silence(newsAt, usual))
                : Optional.empty();
    }
}
