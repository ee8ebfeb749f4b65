// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks at the ledger again and again while the agent is up, and counts how often it does not balance. */
final class LedgerWatch implements AutoCloseable {

    private final Supplier<JsonNode> ledgers;
    private final AtomicInteger samples = new AtomicInteger();
    private final AtomicInteger unbalanced = new AtomicInteger();
    private final Thread thread = new Thread(this::watch, "ledger watch");
    private volatile String example = "";

    LedgerWatch(Supplier<JsonNode> ledgers) {
        this.ledgers = ledgers;
        thread.start();
    }

    int samples() {
        return samples.get();
    }

    int unbalanced() {
        return unbalanced.get();
    }

    /** A ledger that did not balance, if there was one. */
    String example() {
        return example;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                JsonNode ledger = ledgers.get();
                samples.incrementAndGet();
                if (!ledger.path("balanced").asBoolean()) {
                    unbalanced.incrementAndGet();
                    example = ledger.toString();
                }
            } catch (UncheckedIOException | AssertionError | IllegalStateException e) {
                // Dead or not yet up: the next look will tell.
                LockSupport.parkNanos(100_000_000L);
            }
            LockSupport.parkNanos(250_000_000L);
        }
    }
}
