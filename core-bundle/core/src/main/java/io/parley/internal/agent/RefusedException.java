// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

/** A configuration that cannot be used; the message says what would be right. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean waits;

    RefusedException(String sentence) {
        this(sentence, false);
    }

    private RefusedException(String sentence, boolean waits) {
        super(sentence);
        this.waits = waits;
    }

    /** A configuration that nothing is wrong with, but whose plug-in is not there yet. */
    static RefusedException waiting(String sentence) {
        return new RefusedException(sentence, true);
    }

    boolean waits() {
        return waits;
    }
}
