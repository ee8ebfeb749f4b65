// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import io.parley.lab.simulator.CallCount;
import io.parley.lab.simulator.WindowCount;
import java.time.Duration;
import java.time.InstantSource;

/** How many calls an org may take within 24 hours, and how many it took. */
final class Quota {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final String ORG = "org";

    private final CallCount calls;
    private int max = 100_000;
    private long total;

    /** Nothing is used. */
    Quota(InstantSource clock) {
        calls = new WindowCount(clock, WINDOW);
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
        return calls.counted(ORG);
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
        calls.count(ORG);
        total++;
    }

    /** {@return the header that tells of it} */
    String header() {
        return "api-usage=" + used() + "/" + max;
    }
}
