// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How long a text is to the server: what looks like one character is one, links are all alike, domains are free. */
final class CountedLength {

    /** What each link counts. */
    static final int LINK = 23;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private CountedLength() {}

    static int of(String spoilerText, String text) {
        String counted = spoilerText + Rewriting.of(text, UnaryOperator.identity(), CountedLength::counted);
        return (int) GRAPHEME.matcher(counted).results().count();
    }

    private static String counted(Entity entity) {
        return switch (entity.kind()) {
            case LINK -> "x".repeat(LINK);
            case MENTION -> "@" + entity.value().split("@", 2)[0];
            case HASHTAG -> "#" + entity.value();
        };
    }
}
