// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

import io.parley.model.Conversation;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What conversations a route takes: for each attribute that is named, one of the patterns must fit its value. A conversation
 * that lacks the attribute has an empty value.
 *
 * @param patterns by the name of an attribute; with {@code *} for any text
 */
public record Condition(Map<String, Set<String>> patterns) {

    /** Of a route that takes all. */
    public static final Condition NONE = new Condition(Map.of());

    private static final String PAGE = "page";
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z][\\w.-]{0,99})=(.{0,500})");

    /** Copies the patterns. */
    public Condition {
        Map<String, Set<String>> copy = new TreeMap<>();
        patterns.forEach((name, several) -> copy.put(name, Set.copyOf(several)));
        patterns = Map.copyOf(copy);
    }

    /**
     * Of lines such as {@code department=sales}.
     *
     * @param lines several for the same attribute are alternatives
     * @throws IllegalArgumentException if one is no such line
     */
    public static Condition of(Collection<String> lines) {
        Map<String, Set<String>> patterns = new TreeMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "where must hold attributes with patterns, such as department=sales, not " + line);
            }
            patterns.computeIfAbsent(matcher.group(1), name -> new TreeSet<>())
                    .add(matcher.group(2).strip());
        }
        return new Condition(patterns);
    }

    /** {@return whether every conversation fulfils it} */
    boolean isNone() {
        return patterns.isEmpty();
    }

    boolean fits(Conversation conversation) {
        return patterns.entrySet().stream().allMatch(entry -> entry.getValue().stream()
                .anyMatch(pattern -> fits(pattern, value(entry.getKey(), conversation))));
    }

    private static String value(String name, Conversation conversation) {
        return name.equals(PAGE)
                ? conversation.page().map(URI::toString).orElse("")
                : conversation.attributes().getOrDefault(name, "");
    }

    /** Takes the first place where each part fits: what is outside may be long, and must not cost more than one look. */
    private static boolean fits(String pattern, String value) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return value.equals(pattern);
        }
        int at = parts[0].length();
        int end = value.length() - last.length();
        if (at > end || !value.startsWith(parts[0]) || !value.endsWith(last)) {
            return false;
        }
        for (int part = 1; part < parts.length - 1; part++) {
            int found = value.indexOf(parts[part], at);
            if (found < 0 || found + parts[part].length() > end) {
                return false;
            }
            at = found + parts[part].length();
        }
        return true;
    }
}
