// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in periods that begin at the same times for everybody. */
public final class PeriodCount implements CallCount {

    private final InstantSource clock;
    private final long seconds;
    private final Map<String, Integer> counts = new HashMap<>();
    private long period;

    /** Nothing is counted yet. */
    public PeriodCount(InstantSource clock, Duration length) {
        this.clock = clock;
        this.seconds = length.toSeconds();
    }

    @Override
    public int count(String caller) {
        beginAnew();
        return counts.merge(caller, 1, Integer::sum);
    }

    @Override
    public int counted(String caller) {
        beginAnew();
        return counts.getOrDefault(caller, 0);
    }

    @Override
    public Instant reset(String caller) {
        Instant now = clock.instant();
        return now.plusSeconds(seconds - Math.floorMod(now.getEpochSecond(), seconds));
    }

    private void beginAnew() {
        long current = Math.floorDiv(clock.instant().getEpochSecond(), seconds);
        if (current != period) {
            counts.clear();
            period = current;
        }
    }
}
