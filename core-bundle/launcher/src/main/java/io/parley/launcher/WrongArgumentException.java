// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

/** The command line is not understood. The message says what would be right. */
final class WrongArgumentException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongArgumentException(String sentence) {
        super(sentence);
    }
}
