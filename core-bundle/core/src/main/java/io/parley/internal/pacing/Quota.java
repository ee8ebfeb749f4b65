// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a budget, or a limit of the other side, is used up, and when it will be at the rate of the last hour.
 *
 * @param party whose it is
 * @param name of what is counted, for people, such as "calls a day"
 * @param used so much
 * @param limit of so much
 * @param spread whether the agent spreads it over its time, so that it lasts until the end
 * @param onlyAnswersFrom when only answers go on; null if that is not foreseen
 * @param exhaustedAt when nothing is left; null if that is not foreseen
 */
public record Quota(
        Party party,
        String name,
        long used,
        long limit,
        boolean spread,
        @Nullable Instant onlyAnswersFrom,
        @Nullable Instant exhaustedAt) {

    /** So long before only answers go on it is said: time enough to act, and not so long that any busy hour is told. */
    private static final Duration AHEAD = Duration.ofHours(2);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Looks ahead.
     *
     * @param spread whether the agent spreads it over its time
     * @param perSecond how fast it is used up
     * @param end when it is counted anew; null if that is not known
     */
    static Quota of(
            Party party,
            String name,
            long used,
            long limit,
            boolean spread,
            Reserve reserve,
            OptionalDouble perSecond,
            Instant now,
            @Nullable Instant end) {
        return new Quota(
                party,
                name,
                used,
                limit,
                spread,
                reached(reserve.share(Urgency.LIVE, limit) - used, perSecond, now, end),
                reached(limit - used, perSecond, now, end));
    }

    private static @Nullable Instant reached(
            double left, OptionalDouble perSecond, Instant now, @Nullable Instant end) {
        if (perSecond.isEmpty()) {
            return null;
        }
        Instant reached = now.plusSeconds((long) (Math.max(0, left) / perSecond.getAsDouble()));
        return end != null && reached.isAfter(end) ? null : reached;
    }

    /** How long until nothing is left; empty if that is not foreseen. */
    public Optional<Duration> untilExhausted(Instant now) {
        return Optional.ofNullable(exhaustedAt).map(moment -> Duration.between(now, moment));
    }

    /** What people should know, and do, in time; empty while all is well. */
    Optional<String> forecast(Instant now, String remedy) {
        if (onlyAnswersFrom == null || !onlyAnswersFrom.isAfter(now) || onlyAnswersFrom.isAfter(now.plus(AHEAD))) {
            return Optional.empty();
        }
        String end = exhaustedAt == null ? "" : ", and all are used up at " + TIME.format(exhaustedAt);
        String spreading = spread ? "; reading and writing go slower before that" : "";
        return Optional.of("Of " + limit + " " + name + ", " + used + " are used. At the rate of the last hour only"
                + " answers go on from " + TIME.format(onlyAnswersFrom) + end + spreading + ". " + remedy);
    }
}
