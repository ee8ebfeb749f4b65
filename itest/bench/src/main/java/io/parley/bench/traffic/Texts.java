// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.util.Map;
import java.util.random.RandomGenerator;

/** Meaningless texts in the letters of a language. */
final class Texts {

    private static final int MEAN_WORD = 5;
    private static final String[] SIGNS = {"😀", "’", "…", "❤️", "🙏"};
    private static final Map<String, String> LETTERS = Map.of(
            "en", "eeeetttaaaooiinnsshhrrddlcumwfgypbvk",
            "es", "eeeaaaooossnnrriildtucmpbgvyqhfzñáéó",
            "de", "eeeennnniiissrraatthhdduulcgmobwfkzvüäöß",
            "pt", "aaaeeeooossrriinnddmmutclpvgqbfhãçéí",
            "ja", "のにはをたがでてとしれさあいうもるなこカンスト日本語会社電話");

    private final RandomGenerator random;
    private final double signShare;

    Texts(RandomGenerator random, double signShare) {
        this.random = random;
        this.signShare = signShare;
    }

    String draw(String language, int length) {
        String letters = LETTERS.getOrDefault(language, LETTERS.get("en"));
        boolean spaced = !language.equals("ja");
        StringBuilder text = new StringBuilder(length + 2);
        int left = 1 + random.nextInt(2 * MEAN_WORD);
        while (text.length() < length) {
            boolean inside = text.length() > 0 && text.length() < length - 1;
            if (left-- == 0 && spaced && inside) {
                text.append(' ');
                left = 1 + random.nextInt(2 * MEAN_WORD);
            } else {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
        }
        return random.nextDouble() < signShare
                ? text.append(SIGNS[random.nextInt(SIGNS.length)]).toString()
                : text.toString();
    }
}
