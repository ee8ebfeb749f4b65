// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A ticker with real threads: one that watches the time and a pool for each kind of work. */
public final class ThreadTicker implements Ticker, AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final ScheduledThreadPoolExecutor timer;
    private final Map<Pool, ExecutorService> pools = new EnumMap<>(Pool.class);

    /** Starts the thread that watches the time; those that work come when there is work. */
    public ThreadTicker() {
        timer = new ScheduledThreadPoolExecutor(1, Threads.named("parley-timer"));
        timer.setRemoveOnCancelPolicy(true);
        for (Pool pool : Pool.values()) {
            ThreadPoolExecutor executor = new ThreadPoolExecutor(
                    pool.threads(),
                    pool.threads(),
                    30,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Threads.named("parley-" + pool.name().toLowerCase(Locale.ROOT)));
            executor.allowCoreThreadTimeOut(true);
            pools.put(pool, executor);
        }
    }

    @Override
    public Job start(String name, Pool pool, Round round) {
        RoundJob job = new RoundJob(name, round, new Turns(pools.get(pool)));
        job.wake();
        return job;
    }

    /** Lets nothing new begin, interrupts what runs and waits a moment for it to end; close the jobs first. */
    @Override
    public void close() {
        timer.shutdownNow();
        pools.values().forEach(ExecutorService::shutdownNow);
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (ExecutorService pool : pools.values()) {
                pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Turns implements RoundJob.Turns {

        private final Executor executor;

        Turns(Executor executor) {
            this.executor = executor;
        }

        @Override
        public Runnable after(Duration pause, Runnable turn) {
            ScheduledFuture<?> future =
                    timer.schedule(() -> executor.execute(turn), pause.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
