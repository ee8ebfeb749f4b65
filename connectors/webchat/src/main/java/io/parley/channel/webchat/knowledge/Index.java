// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds pages by their words (BM25); a word of a title counts as much as some of the text. Never changes. */
final class Index {

    /** An index of nothing. */
    static final Index EMPTY = new Index(List.of());

    private static final int WEIGHT_OF_TITLES = 3;
    private static final double SATURATION = 1.2;
    private static final double LENGTH = 0.75;
    private static final int SHORTEST_BEGINNING = 3;

    private final List<Suggestion> pages;
    private final double[] lengths;
    private final double averageLength;
    private final TreeMap<String, Map<Integer, Integer>> places = new TreeMap<>();

    Index(List<Suggestion> pages) {
        this.pages = List.copyOf(pages);
        lengths = new double[pages.size()];
        double total = 0;
        for (int page = 0; page < lengths.length; page++) {
            lengths[page] = add(page, pages.get(page).title(), WEIGHT_OF_TITLES)
                    + add(page, pages.get(page).excerpt(), 1);
            total += lengths[page];
        }
        averageLength = Math.max(1, total / Math.max(1, lengths.length));
    }

    private int add(int page, String text, int weight) {
        List<String> words = Words.of(text);
        for (String word : words) {
            places.computeIfAbsent(word, any -> new HashMap<>()).merge(page, weight, Integer::sum);
        }
        return words.size() * weight;
    }

    List<Suggestion> pages() {
        return pages;
    }

    /** {@return the best ones first; the last word may be the beginning of one} */
    List<Suggestion> find(List<String> words, int most) {
        Map<Integer, Double> scores = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            score(meant(words.get(i), last), scores);
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .limit(most)
                .map(entry -> pages.get(entry.getKey()))
                .toList();
    }

    private void score(Map<Integer, Integer> found, Map<Integer, Double> scores) {
        double rarity = Math.log(1 + (pages.size() - found.size() + 0.5) / (found.size() + 0.5));
        found.forEach((page, count) -> {
            double length = 1 - LENGTH + LENGTH * lengths[page] / averageLength;
            scores.merge(page, rarity * count * (SATURATION + 1) / (count + SATURATION * length), Double::sum);
        });
    }

    private Map<Integer, Integer> meant(String word, boolean last) {
        if (!last || word.length() < SHORTEST_BEGINNING) {
            return places.getOrDefault(word, Map.of());
        }
        Map<Integer, Integer> found = new HashMap<>();
        for (Map<Integer, Integer> some :
                new ArrayList<>(places.subMap(word, word + Character.MAX_VALUE).values())) {
            some.forEach((page, count) -> found.merge(page, count, Math::max));
        }
        return found;
    }
}
