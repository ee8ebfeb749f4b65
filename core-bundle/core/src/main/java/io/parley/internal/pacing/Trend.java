// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast something was used up in the last hour. Any thread. */
final class Trend {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);

    /** A shorter time says nothing: the first minutes after a start are often the busiest. */
    private static final Duration LEAST = Duration.ofMinutes(30);

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long used;

    private record Mark(Instant at, long used) {}

    /** So much is used now; much less than before means that it is counted anew. */
    synchronized void note(Instant now, long nowUsed) {
        if (nowUsed < used / 2) {
            marks.clear();
        }
        used = nowUsed;
        boolean sameMinute =
                !marks.isEmpty() && marks.getLast().at().plus(BETWEEN_MARKS).isAfter(now);
        Instant at = sameMinute ? marks.removeLast().at() : now;
        marks.add(new Mark(at, nowUsed));
        forget(now.minus(SPAN));
    }

    /** How much is used in a second; empty if nothing is, or if that is not known yet. */
    synchronized OptionalDouble perSecond(Instant now) {
        Instant from = now.minus(SPAN);
        forget(from);
        if (marks.isEmpty()) {
            return OptionalDouble.empty();
        }
        Instant first = marks.getFirst().at();
        Duration known = Duration.between(first.isAfter(from) ? first : from, now);
        long amount = used - marks.getFirst().used();
        return amount <= 0 || known.compareTo(LEAST) < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) amount / known.toSeconds());
    }

    /** The last mark before the time that counts stays: as much was used when that began. */
    private void forget(Instant before) {
        while (marks.size() > 1 && !second().at().isAfter(before)) {
            marks.removeFirst();
        }
    }

    private Mark second() {
        return marks.stream().skip(1).findFirst().orElseThrow();
    }
}
