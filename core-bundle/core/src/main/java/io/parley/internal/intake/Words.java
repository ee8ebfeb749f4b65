// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import java.util.Locale;

/**
 * Compares texts as people read them: a channel may change white space and case of what was sent, and a connector puts the
 * name of the person before it who is answered.
 */
public final class Words {

    private Words() {}

    /** Whether two texts say the same. */
    public static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static String normal(String text) {
        String words = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return words.replaceFirst("^(?:@\\S+ ?)+", "");
    }
}
