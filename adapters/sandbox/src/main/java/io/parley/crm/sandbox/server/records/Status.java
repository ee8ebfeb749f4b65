// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.util.Arrays;
import java.util.Locale;

/** Where a case stands. */
public enum Status {
    /** Nobody has looked at it. */
    NEW,
    /** Somebody works on it. */
    OPEN,
    /** The customer's turn. */
    WAITING,
    /** Over. */
    CLOSED;

    /** {@return as it is written in REST} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return as people read it} */
    public String label() {
        return name().charAt(0) + word().substring(1);
    }

    /** Reads a word in any case. */
    public static Status of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("status must be new, open, waiting or closed."));
    }
}
