// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import java.util.List;

/**
 * What matters of an e-mail that came.
 *
 * @param id its Message-ID, or what stands for it
 * @param kind who wrote it
 * @param from the address of the sender, in lower case; empty if there is none
 * @param tokens what looks like a token in it
 * @param text what was written, without what was quoted
 */
record Mail(String id, Kind kind, String from, List<String> tokens, String text) {

    Mail {
        tokens = List.copyOf(tokens);
    }

    /** Who wrote it. */
    enum Kind {
        /** A person. */
        LETTER,
        /** A program that answers by itself, such as for somebody who is away, or a list. */
        AUTOMATIC,
        /** A mail server that could not deliver ours. */
        BOUNCE
    }
}
