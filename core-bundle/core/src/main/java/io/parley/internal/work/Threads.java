// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the agent's threads, all of them daemons with a name. */
public final class Threads {

    private Threads() {}

    /**
     * A factory of named threads.
     *
     * @param name the beginning of the names
     * @return the factory
     */
    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * One thread of its own, for work that must not be shared.
     *
     * @param name the thread's name
     * @return an executor to be shut down by the caller
     */
    public static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(named(name));
    }
}
