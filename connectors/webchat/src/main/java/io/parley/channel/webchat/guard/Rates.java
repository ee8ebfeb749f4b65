// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often something happened within this minute, by name; the one not seen for longest is forgotten first. Any thread. */
public final class Rates {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Rate> rates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rate> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Rate(Instant until, int count) {}

    /** Of nothing yet. */
    public Rates(InstantSource clock) {
        this.clock = clock;
    }

    /** {@return how often it happened, with this time} */
    public synchronized int count(String name) {
        int count = now(name) + 1;
        Instant until =
                count == 1 ? clock.instant().plus(PERIOD) : rates.get(name).until();
        rates.put(name, new Rate(until, count));
        return count;
    }

    /** {@return how often it happened} */
    synchronized int now(String name) {
        Rate rate = rates.get(name);
        return rate == null || !clock.instant().isBefore(rate.until()) ? 0 : rate.count();
    }
}
