// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What becomes of a call that is interrupted while nobody answers it. */
final class Interruption {

    private static final Duration ALLOWED = Duration.ofSeconds(1);

    private Interruption() {}

    /** A call ends with an InterruptedException within a second. */
    static void ends(Line line, Callable<?> call) throws InterruptedException {
        line.hangs();
        CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> end.complete(failureOf(call)), "interrupted");
        caller.setDaemon(true);
        caller.start();
        boolean called = line.awaitCall(caller);
        assertThat(called)
                .as("it calls the other side instead of ending with %s", end.getNow(null))
                .isTrue();
        caller.interrupt();
        caller.join(ALLOWED.toMillis());
        assertThat(end).as("a second after the interrupt").isCompleted();
        assertThat(end.join()).isInstanceOf(InterruptedException.class);
    }

    private static @Nullable Throwable failureOf(Callable<?> call) {
        try {
            call.call();
            return null;
        } catch (Exception e) {
            return e;
        }
    }
}
