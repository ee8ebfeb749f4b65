// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for something that another process does; looks often, and gives up with the last failure. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    static void holds(ThrowingCallable assertion) {
        holds(PATIENCE, assertion);
    }

    static void holds(Duration patience, ThrowingCallable assertion) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable failure) {
                if (System.nanoTime() > end) {
                    throw failure instanceof Error error ? error : new AssertionError(failure);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
