// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

/**
 * What a person said who dropped something, or decided about a message.
 *
 * @param words at most {@link #LONGEST} characters
 */
public record Decision(String words) {

    /** The most characters. */
    public static final int LONGEST = 500;

    static final String REASON = "byPerson";

    /** Takes what a person wrote, without the blanks around it. */
    public Decision {
        words = words.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new IllegalArgumentException("a reason has from 1 to " + LONGEST + " characters");
        }
    }
}
