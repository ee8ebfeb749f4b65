// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes to one account, and whether it has been silent for longer than chance explains. For one thread. */
final class Pulse {

    private static final double LEAST_WEEKLY = 7;

    /** An hour counts if it was watched from its beginning on, but for this time. */
    private static final Duration NEARLY_WHOLE = Duration.ofMinutes(2);

    /** Whoever does not look for longer sees no silence. */
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final Rhythm rhythm;
    private final Gaps gaps;
    private Instant watchedSince = Instant.MAX;
    private @Nullable Instant hour;
    private @Nullable Instant lookedAt;
    private @Nullable Instant newsAt;
    private double usual;
    private long total = -1;
    private int looks;
    private int looksWithNews;

    /** Nothing is known yet. */
    Pulse() {
        this(new Rhythm(), new Gaps());
    }

    private Pulse(Rhythm rhythm, Gaps gaps) {
        this.rhythm = rhythm;
        this.gaps = gaps;
    }

    /** What was noted before: the time since then was not watched. */
    static Pulse noted(String text) {
        String[] parts = text.split(" ");
        Pulse pulse = new Pulse(Rhythm.noted(parts[0]), Gaps.noted(parts[1]));
        pulse.newsAt = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        pulse.usual = Double.parseDouble(parts[3]);
        pulse.total = Long.parseLong(parts[4]);
        return pulse;
    }

    /** What a later life has to know, once something was learnt. */
    String note() {
        long news = newsAt == null ? 0 : newsAt.toEpochMilli();
        return rhythm.note() + " " + gaps.note() + " " + news + " " + usual + " " + total;
    }

    /**
     * An alarm.
     *
     * @param since when something came last
     * @param usual how much usually comes in the time since, as far as it was watched
     */
    record Silence(Instant since, double usual) {}

    /**
     * Looks, every few seconds.
     *
     * @param now the moment
     * @param received how much has come in all
     * @return whether an hour is over, and something was learnt
     */
    boolean look(Instant now, long received) {
        long came = total < 0 ? 0 : received - total;
        total = received;
        if (newsAt == null || came > 0) {
            if (expectsNews()) {
                gaps.ended(usual, rhythm.weekly());
            }
            newsAt = now;
            usual = 0;
        } else if (lookedAt != null && !lookedAt.plus(LONGEST_BETWEEN_LOOKS).isBefore(now)) {
            usual += rhythm.expected(lookedAt, now);
        }
        lookedAt = now;
        boolean learnt = turn(now);
        looks++;
        looksWithNews += came > 0 ? 1 : 0;
        return learnt;
    }

    /**
     * How much came in the hour, each by itself: what is found at one look came together, as a thread or after a delay, and
     * says no more than its first message. Where most looks find something, what came by itself at one look is counted too.
     */
    private double inHour() {
        return -looks * Math.log(1 - looksWithNews / (looks + 0.5));
    }

    private boolean turn(Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        if (current.equals(hour)) {
            return false;
        }
        boolean learnt = false;
        if (hour == null || !hour.plus(1, ChronoUnit.HOURS).equals(current)) {
            watchedSince = now;
        } else if (!watchedSince.isAfter(hour.plus(NEARLY_WHOLE))) {
            rhythm.learn(hour, inHour());
            if (rhythm.known()) {
                gaps.hour();
            }
            learnt = true;
        }
        hour = current;
        looks = 0;
        looksWithNews = 0;
        return learnt;
    }

    /** {@return what is known of the account} */
    Rhythm rhythm() {
        return rhythm;
    }

    /** The alarm, if there is one. */
    Optional<Silence> silence() {
        return newsAt != null && expectsNews() && usual > gaps.longest(rhythm.weekly())
                ? Optional.of(new Silence(newsAt, usual))
                : Optional.empty();
    }

    private boolean expectsNews() {
        return rhythm.known() && rhythm.weekly() >= LEAST_WEEKLY;
    }
}
