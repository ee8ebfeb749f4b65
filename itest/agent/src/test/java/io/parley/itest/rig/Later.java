// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens after a while, and how much of it is still to come. Any thread. */
final class Later {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicInteger pending = new AtomicInteger();

    void in(long millis, Runnable deed) {
        pending.incrementAndGet();
        threads.schedule(
                () -> {
                    try {
                        deed.run();
                    } catch (RuntimeException e) {
                        e.printStackTrace();
                    } finally {
                        pending.decrementAndGet();
                    }
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    int pending() {
        return pending.get();
    }
}
