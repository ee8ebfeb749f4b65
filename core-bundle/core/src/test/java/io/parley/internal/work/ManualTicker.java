// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A ticker that does rounds when it is told to, on the thread of the test, in a fixed order. */
public final class ManualTicker implements Ticker, RoundJob.Turns {

    private final SettableClock clock;
    private final List<Turn> turns = new ArrayList<>();
    private long nanos;
    private long number;
    private boolean stopped;

    private record Turn(long due, long number, Runnable turn) {}

    public ManualTicker(SettableClock clock) {
        this.clock = clock;
    }

    @Override
    public Job start(String name, Pool pool, Round round) {
        RoundJob job = new RoundJob(name, round, this);
        job.wake();
        return job;
    }

    @Override
    public synchronized Runnable after(Duration pause, Runnable turn) {
        Turn taken = new Turn(nanos + pause.toNanos(), number++, turn);
        turns.add(taken);
        return () -> {
            synchronized (this) {
                turns.remove(taken);
            }
        };
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** Does everything that is due now, and what becomes due by that. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** Lets time pass, and does on the way what becomes due. */
    public void advance(Duration time) {
        long end = nanos() + time.toNanos();
        int rounds = 0;
        for (Optional<Turn> next = next(end); next.isPresent(); next = next(end)) {
            if (++rounds > 1_000_000) {
                throw new AssertionError("the work does not come to rest");
            }
            next.get().turn().run();
        }
        moveTo(end);
    }

    /** Nothing is done any more, as after a crash. */
    public synchronized void stop() {
        stopped = true;
        turns.clear();
    }

    private synchronized Optional<Turn> next(long end) {
        Optional<Turn> next = stopped
                ? Optional.empty()
                : turns.stream()
                        .filter(turn -> turn.due() <= end)
                        .min(Comparator.comparing(Turn::due).thenComparing(Turn::number));
        next.ifPresent(turn -> {
            turns.remove(turn);
            moveTo(Math.max(nanos, turn.due()));
        });
        return next;
    }

    private synchronized void moveTo(long time) {
        clock.advance(Duration.ofNanos(time - nanos));
        nanos = time;
    }
}
