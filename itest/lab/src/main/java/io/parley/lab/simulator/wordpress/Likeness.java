// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.text.Normalizer;
import java.util.Locale;

/** Compares texts as the database does: without regard to case, accents and blanks at the end. */
final class Likeness {

    private Likeness() {}

    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    static boolean contains(String text, String part) {
        return folded(text).contains(folded(part));
    }

    private static String folded(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.toLowerCase(Locale.ROOT).replace("ß", "ss").stripTrailing();
    }
}
