// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

/** A mapping that cannot be used, or cannot be carried out; the message is a sentence that says what would be right. */
public final class MappingException extends Exception {

    private static final long serialVersionUID = 1L;

    MappingException(String sentence) {
        super(sentence);
    }
}
