// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundJobTest {

    private final ManualTicker ticker = new ManualTicker(new SettableClock());
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void roundsFollowAtTheirPause() {
        ticker.start("job", Pool.HOUSE, () -> {
            rounds.incrementAndGet();
            return Duration.ofSeconds(10);
        });
        ticker.advance(Duration.ofSeconds(35));
        assertThat(rounds).hasValue(4);
    }

    @Test
    void wakingCutsThePauseShortAndDoesNotAddTurns() {
        Job job = ticker.start("job", Pool.HOUSE, () -> {
            rounds.incrementAndGet();
            return Duration.ofSeconds(10);
        });
        ticker.advance(Duration.ofSeconds(1));
        job.wake();
        job.wake();
        ticker.runDue();
        assertThat(rounds).hasValue(2);
        ticker.advance(Duration.ofSeconds(20));
        assertThat(rounds).hasValue(4);
    }

    @Test
    void wakingDuringARoundBringsAnother() {
        Job[] job = new Job[1];
        job[0] = ticker.start("job", Pool.HOUSE, () -> {
            if (rounds.incrementAndGet() == 1) {
                job[0].wake();
            }
            return Round.UNTIL_WOKEN;
        });
        ticker.runDue();
        assertThat(rounds).hasValue(2);
    }

    @Test
    void wakingLaterDoesNotDelayWhatIsDueSooner() {
        Job job = ticker.start("job", Pool.HOUSE, () -> {
            rounds.incrementAndGet();
            return Duration.ofSeconds(1);
        });
        ticker.runDue();
        job.wakeWithin(Duration.ofMinutes(1));
        ticker.advance(Duration.ofSeconds(1));
        assertThat(rounds).hasValue(2);
    }

    @Test
    void aDefectDoesNotEndTheJob() {
        ticker.start("job", Pool.HOUSE, () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("a defect, as expected by this test");
            }
            return Round.UNTIL_WOKEN;
        });
        ticker.advance(Duration.ofSeconds(6));
        assertThat(rounds).hasValue(2);
    }

    @Test
    void aClosedJobDoesNothingMore() {
        Job job = ticker.start("job", Pool.HOUSE, () -> {
            rounds.incrementAndGet();
            return Duration.ofSeconds(1);
        });
        ticker.runDue();
        job.close(Duration.ZERO);
        job.wake();
        ticker.advance(Duration.ofMinutes(1));
        assertThat(rounds).hasValue(1);
    }

    @Test
    void closingInterruptsReadingAtOnce() throws Exception {
        try (ThreadTicker threads = new ThreadTicker()) {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Job job = threads.start("reading", Pool.PULL, () -> {
                reading.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    interrupted.countDown();
                }
                return Round.UNTIL_WOKEN;
            });
            reading.await();
            job.close(Duration.ZERO);
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingLetsASendFinish() throws Exception {
        try (ThreadTicker threads = new ThreadTicker()) {
            CyclicBarrier sending = new CyclicBarrier(2);
            AtomicBoolean finished = new AtomicBoolean();
            CountDownLatch answer = new CountDownLatch(1);
            Job job = threads.start("sending", Pool.REPLY, () -> {
                try {
                    sending.await();
                } catch (java.util.concurrent.BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
                answer.await();
                finished.set(true);
                return Round.UNTIL_WOKEN;
            });
            sending.await();
            Thread closing = new Thread(() -> job.close(Duration.ofSeconds(30)));
            closing.start();
            answer.countDown();
            closing.join();
            assertThat(finished).isTrue();
        }
    }
}
