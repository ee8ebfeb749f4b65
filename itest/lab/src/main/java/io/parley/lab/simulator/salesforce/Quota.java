// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many calls an org may take within 24 hours, and how many it took. */
final class Quota {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final InstantSource clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private int max = 100_000;
    private long total;

    /** Nothing is used. */
    Quota(InstantSource clock) {
        this.clock = clock;
    }

    /** Allows so many from now on, those of the last 24 hours included. */
    void limit(int allowed) {
        max = allowed;
    }

    /** {@return how many are allowed} */
    int max() {
        return max;
    }

    /** {@return how many were taken within 24 hours} */
    int used() {
        Instant start = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(start)) {
            recent.removeFirst();
        }
        return recent.size();
    }

    /** {@return how many were ever taken} */
    long total() {
        return total;
    }

    /** Takes one. */
    void take() {
        if (used() >= max) {
            throw Refusal.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        recent.addLast(clock.instant());
        total++;
    }

    /** {@return the header that tells of it} */
    String header() {
        return "api-usage=" + used() + "/" + max;
    }
}
