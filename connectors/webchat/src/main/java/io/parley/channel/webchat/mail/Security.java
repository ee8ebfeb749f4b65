// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import java.util.Locale;
import java.util.stream.Stream;

/** How a connection to a mail server is kept secret. */
enum Security {
    /** It begins in the open and must change to TLS before anything is said. */
    STARTTLS,
    /** It is secret from its first byte. */
    TLS,
    /** Not at all; for servers on the same machine. */
    NONE;

    /** Reads what the configuration says under a name. */
    static Security of(String name, String text) {
        return Stream.of(values())
                .filter(one -> one.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(name + " must be starttls, tls or none, not \"" + text + "\""));
    }
}
