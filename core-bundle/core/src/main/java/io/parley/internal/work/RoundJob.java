// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one job: waiting for its turn, in a round, closed. Pauses are measured by a clock that never jumps.
 *
 * <p>All fields are guarded by this object's monitor; a round runs outside it.
 */
final class RoundJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(RoundJob.class);
    private static final Duration PAUSE_AFTER_DEFECT = Duration.ofSeconds(5);
    private static final long NOT_DUE = Long.MAX_VALUE;

    private final String name;
    private final Round round;
    private final Turns turns;

    private long due = NOT_DUE;
    private long turnTaken;
    private @Nullable Runnable cancel;
    private @Nullable Thread runner;
    private boolean closed;

    /** Where turns come from. */
    interface Turns {

        /**
         * Calls back once.
         *
         * @param pause after this time
         * @param turn what to call
         * @return takes the turn back
         */
        Runnable after(Duration pause, Runnable turn);

        /** {@return a time in nanoseconds that never jumps} */
        long nanos();
    }

    RoundJob(String name, Round round, Turns turns) {
        this.name = name;
        this.round = round;
        this.turns = turns;
    }

    @Override
    public void wake() {
        wakeWithin(Duration.ZERO);
    }

    @Override
    public synchronized void wakeWithin(Duration pause) {
        long wanted = turns.nanos() + pause.toNanos();
        if (!closed && wanted < due) {
            due = wanted;
            if (runner == null) {
                takeTurn(pause);
            }
        }
    }

    @Override
    public void close(Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        synchronized (this) {
            closed = true;
            if (cancel != null) {
                cancel.run();
            }
            while (runner != null && runner != Thread.currentThread()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    runner.interrupt();
                    break;
                }
                try {
                    wait(millis);
                } catch (InterruptedException e) {
                    interrupted = true;
                    deadline = System.nanoTime();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeTurn(Duration pause) {
        if (cancel != null) {
            cancel.run();
        }
        long number = ++turnTaken;
        cancel = turns.after(pause, () -> turn(number));
    }

    /** A turn that was taken back may come all the same, and is then not the last one taken. */
    private void turn(long number) {
        synchronized (this) {
            if (closed || runner != null || number != turnTaken) {
                return;
            }
            runner = Thread.currentThread();
            due = NOT_DUE;
            cancel = null;
        }
        Duration pause = PAUSE_AFTER_DEFECT;
        try {
            pause = round.run();
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted", name);
        } catch (RuntimeException | LinkageError e) {
            failed(e);
        } finally {
            finish(pause);
        }
    }

    private synchronized void failed(Throwable fault) {
        if (closed) {
            LOG.debug("{} failed while it was being closed", name, fault);
        } else {
            LOG.error("{} failed, it goes on in {} s", name, PAUSE_AFTER_DEFECT.toSeconds(), fault);
        }
    }

    private synchronized void finish(Duration pause) {
        runner = null;
        Thread.interrupted();
        notifyAll();
        if (!closed) {
            due = Math.min(due, turns.nanos() + pause.toNanos());
            takeTurn(Duration.ofNanos(Math.max(0, due - turns.nanos())));
        }
    }
}
