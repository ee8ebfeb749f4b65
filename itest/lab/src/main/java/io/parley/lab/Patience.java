// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.lab.simulator.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * How many calls a walk may take before it is taken for endless. The thread that made this is interrupted then, so that a
 * test fails which would never end.
 */
final class Patience {

    private static final int TIMES = 10;
    private static final int AT_LEAST = 200;

    private final Thread reader = Thread.currentThread();
    private final AtomicInteger calls = new AtomicInteger();
    private final String oddity;
    private final int usual;

    /** For a walk in which something is odd, and which takes so many calls when nothing is. */
    Patience(String oddity, int usual) {
        this.oddity = oddity;
        this.usual = usual;
    }

    /** What is odd, in words. */
    String oddity() {
        return oddity;
    }

    /** The same change of answers, as long as patience lasts. */
    UnaryOperator<Answer> counting(UnaryOperator<Answer> change) {
        return answer -> {
            calls.incrementAndGet();
            if (over()) {
                reader.interrupt();
            }
            return change.apply(answer);
        };
    }

    boolean over() {
        return calls.get() > Math.max(AT_LEAST, usual * TIMES);
    }

    /** What an integrator reads. */
    String sentence() {
        return oddity + ": a walk ends, but this one asks on and on: " + calls + " calls, where " + usual
                + " read everything. A page of which nothing can be read moves the cursor on, or is a SyncException.";
    }
}
