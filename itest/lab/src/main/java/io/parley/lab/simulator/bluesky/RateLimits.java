// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import io.parley.lab.simulator.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many calls in five minutes, and so many new sessions. */
final class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private final Deque<Instant> sessions = new ArrayDeque<>();
    private int mostCalls = 3_000;
    private int mostSessions = 30;

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    void limitCalls(int most) {
        mostCalls = most;
    }

    void limitSessions(int most) {
        mostSessions = most;
    }

    void admit(boolean beginsSession) {
        count(calls, mostCalls);
        if (beginsSession) {
            count(sessions, mostSessions);
        }
    }

    /** {@return the answer with headers that tell of the limit that the call fell under} */
    Answer announce(Answer answer, boolean beginsSession) {
        Deque<Instant> counted = beginsSession ? sessions : calls;
        int most = beginsSession ? mostSessions : mostCalls;
        Instant first = counted.isEmpty() ? clock.instant() : counted.getFirst();
        return answer.with("RateLimit-Limit", Integer.toString(most))
                .with("RateLimit-Remaining", Integer.toString(Math.max(0, most - counted.size())))
                .with("RateLimit-Reset", Long.toString(first.plus(WINDOW).getEpochSecond()))
                .with("RateLimit-Policy", most + ";w=" + WINDOW.toSeconds());
    }

    private void count(Deque<Instant> counted, int most) {
        Instant now = clock.instant();
        while (!counted.isEmpty() && counted.getFirst().plus(WINDOW).isBefore(now)) {
            counted.removeFirst();
        }
        if (counted.size() >= most) {
            throw new Refusal(429, "RateLimitExceeded", "Rate Limit Exceeded");
        }
        counted.add(now);
    }
}
