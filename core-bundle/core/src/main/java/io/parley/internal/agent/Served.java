// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.work.Job;
import java.time.Duration;
import java.util.List;

/**
 * An account or target that a plug-in serves now: its jobs, and how to end them.
 *
 * @param type of the plug-in
 * @param name what people call the type
 * @param reading jobs that can be interrupted without loss
 * @param sending jobs that are given time to finish what they do
 * @param unlisten ends the hints
 */
record Served(String type, String name, List<Job> reading, List<Job> sending, List<Runnable> unlisten) {

    /**
     * Begins no more calls, interrupts reading, and waits for sends and writes.
     *
     * @param grace how long to wait in all
     */
    void end(Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        unlisten.forEach(Runnable::run);
        reading.forEach(job -> job.close(Duration.ZERO));
        for (Job job : sending) {
            job.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }
}
