// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * Which of what was put aside is meant; what is null does not matter.
 *
 * @param stage where it stands
 * @param party an account or a target
 * @param cause why
 * @param text stands in the key, the reason or the payload; must be {@link #searchable}
 */
public record ParkedFilter(
        @Nullable Stage stage,
        @Nullable String party,
        @Nullable Cause cause,
        @Nullable String text) {

    /** The most characters that can be looked for. */
    public static final int LONGEST_TEXT = 200;

    /** Everything. */
    public static final ParkedFilter ALL = new ParkedFilter(null, null, null, null);

    /** Bounds what is looked for. */
    public ParkedFilter {
        if (text != null && !searchable(text)) {
            throw new IllegalArgumentException(
                    "the text that is looked for has from 1 to " + LONGEST_TEXT + " characters, none of them empty");
        }
    }

    /** Whether a text can be looked for: databases end a pattern at an empty character, and would find everything. */
    public static boolean searchable(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
    }

    /** What stands in some text. */
    public static ParkedFilter with(String text) {
        return new ParkedFilter(null, null, null, text);
    }
}
