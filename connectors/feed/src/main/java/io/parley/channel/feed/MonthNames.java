// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.text.DateFormatSymbols;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Months by the names that feeds give them, in the languages of most of the web. */
final class MonthNames {

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sv", "da", "nb", "fi", "tr", "hu", "ro");
    private static final Map<String, Integer> MONTHS = months();

    private MonthNames() {}

    /** The number of a month from 1 on; English goes before other languages. */
    static Optional<Integer> number(String word) {
        return Optional.ofNullable(MONTHS.get(plain(word)));
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
            for (int month = 0; month < 12; month++) {
                months.putIfAbsent(plain(symbols.getMonths()[month]), month + 1);
                months.putIfAbsent(plain(symbols.getShortMonths()[month]), month + 1);
            }
        }
        months.putIfAbsent("sept", 9);
        months.putIfAbsent("mrz", 3);
        return Map.copyOf(months);
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace(".", "")
                .toLowerCase(Locale.ROOT);
    }
}
