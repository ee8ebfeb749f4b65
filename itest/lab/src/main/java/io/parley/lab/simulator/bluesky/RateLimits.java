// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.CallCount;
import io.parley.lab.simulator.LimitHeaders;
import io.parley.lab.simulator.MomentStyle;
import io.parley.lab.simulator.WindowCount;
import java.time.Duration;
import java.time.InstantSource;

/** So many calls in five minutes, and so many new sessions. */
final class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final LimitHeaders HEADERS = LimitHeaders.of("RateLimit-", MomentStyle.EPOCH_SECONDS);
    private static final String ALL = "all";

    private final InstantSource clock;
    private final CallCount calls;
    private final CallCount sessions;
    private int mostCalls = 3_000;
    private int mostSessions = 30;

    RateLimits(InstantSource clock) {
        this.clock = clock;
        calls = new WindowCount(clock, WINDOW);
        sessions = new WindowCount(clock, WINDOW);
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
        CallCount counted = beginsSession ? sessions : calls;
        int most = beginsSession ? mostSessions : mostCalls;
        return HEADERS.announce(answer, counted.level(ALL, most), clock.instant())
                .with("RateLimit-Policy", most + ";w=" + WINDOW.toSeconds());
    }

    private static void count(CallCount counted, int most) {
        if (counted.counted(ALL) >= most) {
            throw new Refusal(429, "RateLimitExceeded", "Rate Limit Exceeded");
        }
        counted.count(ALL);
    }
}
