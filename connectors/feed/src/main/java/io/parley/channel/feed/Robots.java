// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a {@code robots.txt} lets this agent read, as RFC 9309 has it. */
final class Robots {

    static final Robots EVERYTHING = new Robots(List.of());

    private static final String OWN = "parley";
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_PATTERN = 2_000;

    private final List<Rule> rules;

    private Robots(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Rule(boolean allows, String path) {

        /** A star stands for any characters, a dollar at the end for the end; in time that grows with both lengths. */
        boolean matches(String asked) {
            boolean whole = path.endsWith("$");
            String pattern = whole ? path.substring(0, path.length() - 1) : path + "*";
            int at = 0;
            int star = -1;
            int resume = 0;
            int next = 0;
            while (at < asked.length()) {
                if (next < pattern.length() && pattern.charAt(next) == '*') {
                    star = next++;
                    resume = at;
                } else if (next < pattern.length() && pattern.charAt(next) == asked.charAt(at)) {
                    next++;
                    at++;
                } else if (star >= 0) {
                    next = star + 1;
                    at = ++resume;
                } else {
                    return false;
                }
            }
            while (next < pattern.length() && pattern.charAt(next) == '*') {
                next++;
            }
            return next == pattern.length();
        }
    }

    static Robots of(String text) {
        List<Rule> own = new ArrayList<>();
        List<Rule> all = new ArrayList<>();
        boolean named = false;
        boolean forOwn = false;
        boolean forAll = false;
        boolean inAgents = false;
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            int comment = line.indexOf('#');
            String[] pair = (comment < 0 ? line : line.substring(0, comment)).split(":", 2);
            String name = pair[0].replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            String value = pair.length < 2 ? "" : pair[1].strip();
            if (name.equals("user-agent")) {
                if (!inAgents) {
                    forOwn = false;
                    forAll = false;
                }
                inAgents = true;
                forOwn |= product(value).equals(OWN);
                forAll |= value.equals("*");
                named |= forOwn;
            } else if (name.equals("allow") || name.equals("disallow")) {
                inAgents = false;
                if (!value.isEmpty() && value.length() <= LONGEST_PATTERN) {
                    Rule rule = new Rule(name.equals("allow"), value);
                    if (forOwn) {
                        own.add(rule);
                    }
                    if (forAll) {
                        all.add(rule);
                    }
                }
            }
        }
        return new Robots(named ? own : all);
    }

    /** Whether a path, with its query, may be read: the longest rule counts, and of two that are as long the one that allows. */
    boolean allow(String path) {
        Rule best = null;
        for (Rule rule : rules) {
            boolean longer = best == null
                    || rule.path().length() > best.path().length()
                    || rule.path().length() == best.path().length() && rule.allows();
            if (longer && rule.matches(path)) {
                best = rule;
            }
        }
        return best == null || best.allows();
    }

    private static String product(String value) {
        return value.split("[/\\s]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
