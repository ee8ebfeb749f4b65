// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

/** What was sent is not what it should be; the message is a sentence that says what would be right. */
final class BadInputException extends Exception {

    private static final long serialVersionUID = 1L;

    BadInputException(String sentence) {
        super(sentence);
    }
}
