// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of the last while: each is forgotten when that time has passed since. */
public final class WindowCount implements CallCount {

    private final InstantSource clock;
    private final Duration length;
    private final Map<String, Deque<Instant>> calls = new HashMap<>();

    /** Nothing is counted yet. */
    public WindowCount(InstantSource clock, Duration length) {
        this.clock = clock;
        this.length = length;
    }

    @Override
    public int count(String caller) {
        Deque<Instant> recent = recent(caller);
        recent.addLast(clock.instant());
        return recent.size();
    }

    @Override
    public int counted(String caller) {
        return recent(caller).size();
    }

    @Override
    public Instant reset(String caller) {
        Deque<Instant> recent = recent(caller);
        return (recent.isEmpty() ? clock.instant() : recent.getFirst()).plus(length);
    }

    private Deque<Instant> recent(String caller) {
        Deque<Instant> recent = calls.computeIfAbsent(caller, anew -> new ArrayDeque<>());
        Instant begin = clock.instant().minus(length);
        while (!recent.isEmpty() && !recent.getFirst().isAfter(begin)) {
            recent.removeFirst();
        }
        return recent;
    }
}
