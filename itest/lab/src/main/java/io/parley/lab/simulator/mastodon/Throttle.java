// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in periods that begin at the same times for everybody. */
final class Throttle {

    private final InstantSource clock;
    private final long seconds;
    private final Map<String, Integer> counts = new HashMap<>();
    private long period;

    /** How far somebody is from the limit. */
    record Reading(int limit, int remaining, Instant reset) {}

    Throttle(InstantSource clock, Duration length) {
        this.clock = clock;
        this.seconds = length.toSeconds();
    }

    /** {@return how many calls of somebody there are in this period, this one included} */
    int count(String caller) {
        beginAnew();
        return counts.merge(caller, 1, Integer::sum);
    }

    int counted(String caller) {
        beginAnew();
        return counts.getOrDefault(caller, 0);
    }

    Reading read(String caller, int limit) {
        Instant now = clock.instant();
        Instant reset = now.plusSeconds(seconds - Math.floorMod(now.getEpochSecond(), seconds));
        return new Reading(limit, Math.max(0, limit - counted(caller)), reset);
    }

    private void beginAnew() {
        long current = Math.floorDiv(clock.instant().getEpochSecond(), seconds);
        if (current != period) {
            counts.clear();
            period = current;
        }
    }
}
