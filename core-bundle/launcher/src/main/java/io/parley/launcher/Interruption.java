// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

/** An interrupt hits file operations and frameworks too, and these hide it in exceptions of their own. */
final class Interruption {

    private Interruption() {}

    /** Clears the thread's interrupt, so that what was begun can be ended in order. */
    static void rethrow(Exception fault) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            interrupted |= cause instanceof InterruptedException;
        }
        if (interrupted) {
            InterruptedException interruption = new InterruptedException("interrupted while starting");
            interruption.initCause(fault);
            throw interruption;
        }
    }
}
