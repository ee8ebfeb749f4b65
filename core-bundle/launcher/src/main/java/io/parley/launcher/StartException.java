// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

/** The agent does not start. The message is one sentence for the person who started it. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    StartException(String sentence) {
        super(sentence);
    }

    StartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
