// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** So many calls in each stretch of time, counted as a strict vendor does: also what it refuses is remembered. Any thread. */
final class CallWindow {

    private final Duration length;
    private final int allowed;
    private final List<Integer> refusals = new ArrayList<>();
    private Instant begin = Instant.MIN;
    private int used;

    CallWindow(Duration length, int allowed) {
        this.length = length;
        this.allowed = allowed;
    }

    /**
     * What is said of the limit with an answer.
     *
     * @param admitted whether the call is answered at all
     * @param left calls in this window
     * @param reset seconds until the next one
     */
    record Standing(boolean admitted, int left, long reset) {}

    int allowed() {
        return allowed;
    }

    /** A call has come. */
    synchronized Standing called() {
        Instant now = Instant.now();
        if (!now.isBefore(end())) {
            begin = now;
            used = 0;
            refusals.add(0);
        }
        used++;
        boolean admitted = used <= allowed;
        if (!admitted) {
            refusals.set(refusals.size() - 1, used - allowed);
        }
        long millis = Duration.between(now, end()).toMillis();
        return new Standing(admitted, Math.max(0, allowed - used), Math.max(1, (millis + 999) / 1_000));
    }

    /** {@return how often was refused in each window} */
    synchronized List<Integer> refusals() {
        return List.copyOf(refusals);
    }

    private Instant end() {
        return begin.equals(Instant.MIN) ? Instant.MIN : begin.plus(length);
    }
}
