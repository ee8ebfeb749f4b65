// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether two names may be those of the same person: no proof that they are, but reason enough to doubt it. */
final class Names {

    private static final int MOST_PARTS = 12;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern DIGIT = Pattern.compile(".*\\p{N}.*");
    private static final Set<String> NO_PART = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "sir", "jr", "sr", "von", "van", "de", "der",
            "den", "da", "di", "del", "la", "le", "el", "al", "and", "und");

    private Names() {}

    /** What a comparison says. */
    enum Agreement {
        /** A part is common, and none stands against it. */
        SAME,
        /** One of them is no name, or no more than that of a family. */
        UNKNOWN,
        /** They contradict each other. */
        DIFFERENT
    }

    /** Compares what a channel shows with what the CRM knows. */
    static Agreement compare(String one, String other) {
        List<String> some = parts(one);
        List<String> others = parts(other);
        if (some.isEmpty() || others.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        List<String> shorter = some.size() <= others.size() ? some : others;
        List<String> longer = shorter == some ? others : some;
        if (shorter.size() == 1) {
            return single(shorter.get(0), longer);
        }
        return eachHasAPartner(shorter, longer) ? Agreement.SAME : Agreement.DIFFERENT;
    }

    /** A word may be one of the other's names, or several of them run together. */
    private static Agreement single(String word, List<String> parts) {
        int partner = partner(word, parts);
        if (partner < 0) {
            return runTogether(word, parts) ? Agreement.SAME : Agreement.DIFFERENT;
        }
        boolean ofAFamily = partner > 0 || word.length() == 1;
        return ofAFamily ? Agreement.UNKNOWN : Agreement.SAME;
    }

    private static boolean runTogether(String word, List<String> parts) {
        return parts.stream()
                        .filter(part -> part.length() > 1 && word.contains(part))
                        .count()
                > 1;
    }

    /** People of one family have a name in common, so every part of the shorter name has to be found in the longer. */
    private static boolean eachHasAPartner(List<String> shorter, List<String> longer) {
        List<String> free = new ArrayList<>(longer);
        boolean whole = false;
        for (String part : shorter) {
            int partner = partner(part, free);
            if (partner < 0) {
                return false;
            }
            whole |= part.length() > 1 && free.get(partner).length() > 1;
            free.remove(partner);
        }
        return whole;
    }

    private static int partner(String part, List<String> free) {
        int exact = free.indexOf(part);
        for (int i = 0; exact < 0 && i < free.size(); i++) {
            if (same(part, free.get(i))) {
                return i;
            }
        }
        return exact;
    }

    private static boolean same(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        return shorter.equals(longer)
                || (shorter.length() == 1 && longer.startsWith(shorter))
                || (shorter.length() >= 3 && longer.length() >= shorter.length() + 3 && longer.startsWith(shorter))
                || Nicknames.same(one, other)
                || aSlip(shorter, longer);
    }

    /** One letter more, less, or another: not the first, nor the last, which often tells a brother from a sister. */
    private static boolean aSlip(String shorter, String longer) {
        int more = longer.length() - shorter.length();
        if (shorter.length() < 5 || more > 1 || shorter.charAt(0) != longer.charAt(0)) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        String rest = shorter.substring(Math.min(shorter.length(), more == 0 ? same + 1 : same));
        return !rest.isEmpty() && longer.substring(same + 1).equals(rest);
    }

    /** Parts of a name in small letters without accents, the given name first; what holds digits is no name. */
    private static List<String> parts(String name) {
        int comma = name.indexOf(',');
        String ordered = comma < 0 ? name : name.substring(comma + 1) + " " + name.substring(0, comma);
        String plain = ACCENT.matcher(Normalizer.normalize(ordered, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae");
        return Stream.of(BETWEEN.split(plain))
                .filter(part -> !part.isEmpty()
                        && !NO_PART.contains(part)
                        && !DIGIT.matcher(part).matches())
                .limit(MOST_PARTS)
                .toList();
    }
}
