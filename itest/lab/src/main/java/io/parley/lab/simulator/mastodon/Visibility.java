// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may see a status. */
enum Visibility {
    PUBLIC,
    UNLISTED,
    PRIVATE,
    DIRECT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isForEverybody() {
        return this == PUBLIC || this == UNLISTED;
    }

    static Optional<Visibility> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
