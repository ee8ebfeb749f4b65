// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.spi.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What is used of a budget since its time began.
 *
 * @param budget of which
 * @param since when the time began
 * @param used so much
 * @param reserve what is kept of it for what is more urgent
 */
record Spending(Budget budget, Instant since, long used, Reserve reserve) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    static Spending none(Budget budget, Reserve reserve, Instant now) {
        return new Spending(budget, budget.beginning(now), 0, reserve);
    }

    /** As it is now: nothing, when a new time has begun. */
    Spending at(Instant now) {
        Instant beginning = budget.beginning(now);
        return beginning.isAfter(since) ? new Spending(budget, beginning, 0, reserve) : this;
    }

    Spending more(long amount) {
        return new Spending(budget, since, used + amount, reserve);
    }

    /**
     * How long something has to wait. Half of its share may be used at any time, the rest as the time passes: so something
     * is left until the end, however much there is to do. Answers are never spread.
     *
     * @param again whether it went on last: then it leaves the next turn to others
     */
    Optional<Duration> wait(Urgency urgency, boolean again, Instant now) {
        if (!reserve.goesOn(urgency, used, budget.amount())) {
            return Optional.of(Duration.between(now, budget.end(now)));
        }
        double half = reserve.share(urgency, budget.amount()) / 2;
        if (urgency == Urgency.ANSWERS || used <= half) {
            return Optional.empty();
        }
        double part = Math.min(1, ((again ? used + 1 : used) - half) / half);
        Duration whole = Duration.between(since, budget.end(now));
        Instant due = since.plusMillis((long) Math.ceil(whole.toMillis() * part));
        return due.isAfter(now) ? Optional.of(Duration.between(now, due)) : Optional.empty();
    }

    /** What people should know; empty while all is well. */
    Optional<String> outlook(Instant now) {
        String whole = budget.amount() + " " + name();
        Instant end = budget.end(now);
        if (used >= budget.amount()) {
            return Optional.of("The budget of " + whole + " is used up; everything waits until " + shown(end) + ".");
        }
        if (!reserve.goesOn(Urgency.LIVE, used, budget.amount())) {
            return Optional.of("Of the budget of " + whole + ", " + used + " are used; only answers go on until "
                    + shown(end) + ".");
        }
        if (lasts() && used > 0 && wait(Urgency.LIVE, true, now).isPresent()) {
            return Optional.of("Of the budget of " + whole + ", " + used
                    + " are used; reading and writing are spread over the time until " + shown(end) + ".");
        }
        return Optional.empty();
    }

    /** Whether its time is so long that people can act before it ends. */
    boolean lasts() {
        return budget.unit().compareTo(ChronoUnit.HOURS) > 0;
    }

    /** What is counted, such as "calls a day". */
    String name() {
        return budget.name() + " a "
                + budget.unit().name().toLowerCase(Locale.ROOT).replaceAll("s$", "");
    }

    private String shown(Instant moment) {
        return TIME.format(moment.atZone(budget.zone()));
    }
}
