// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How long people lately waited for the first answer in one account. Of the newest fifty the one in the middle counts, so that
 * neither a night nor a slip of the finger changes what is expected. Any thread.
 */
final class WaitingTimes {

    private static final int MOST = 50;
    private static final int LEAST = 5;

    private final Deque<Duration> newest = new ArrayDeque<>();

    /** With those that are known, the newest first. */
    WaitingTimes(Collection<Duration> known) {
        known.stream().limit(MOST).forEach(newest::addLast);
    }

    synchronized void add(Duration waited) {
        newest.addFirst(waited);
        if (newest.size() > MOST) {
            newest.removeLast();
        }
    }

    /** How long the first in the line will probably wait; empty while too few were answered to tell. */
    synchronized Optional<Duration> usual() {
        List<Duration> sorted = newest.stream().sorted().toList();
        return sorted.size() < LEAST ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
