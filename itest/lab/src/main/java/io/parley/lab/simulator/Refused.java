// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

/** What ends a call with an error, from wherever it is noticed. A vendor extends it by the words that it has for that. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** Says no with an answer. */
    public Refused(String words, Answer answer) {
        super(words);
        this.answer = answer;
    }

    /** {@return the answer to the call} */
    public final Answer answer() {
        return answer;
    }
}
