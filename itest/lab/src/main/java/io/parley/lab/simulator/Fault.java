// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong once.
 *
 * @param performed whether the vendor does what it was asked for
 * @param answer what it answers then; null when the connection is cut instead
 */
public record Fault(boolean performed, @Nullable Answer answer) {

    /** {@return nothing is done, and this is the answer} */
    public static Fault answering(Answer answer) {
        return new Fault(false, answer);
    }

    /** {@return nothing is done, and the connection is cut} */
    public static Fault cut() {
        return new Fault(false, null);
    }

    /** {@return it is done, but the connection is cut before the answer} */
    public static Fault lostAnswer() {
        return new Fault(true, null);
    }

    /** {@return it is done, but this is the answer} */
    public static Fault wrongAnswer(Answer answer) {
        return new Fault(true, answer);
    }

    String words() {
        String done = performed ? "it is done, " : "nothing is done, ";
        return done + (answer == null ? "and the line is cut" : "and the answer is " + answer.status());
    }
}
