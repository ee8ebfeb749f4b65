// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Looks at the resident memory of an agent again and again, and keeps the most it has seen. */
final class MemoryWatch implements AutoCloseable {

    private final AgentProcess agent;
    private final Thread thread = new Thread(this::watch, "memory watch");
    private volatile long peak;

    MemoryWatch(AgentProcess agent) {
        this.agent = agent;
        thread.start();
    }

    long peakMegabytes() {
        return peak;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                peak = Math.max(peak, agent.residentMegabytes());
            } catch (IOException e) {
                return;
            }
            LockSupport.parkNanos(100_000_000L);
        }
    }
}
