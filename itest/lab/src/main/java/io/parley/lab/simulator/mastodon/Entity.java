// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a text that is more than its characters. */
record Entity(Kind kind, int start, int end, String value) {

    private static final Pattern PATTERN = Pattern.compile(
            "(?<![\\w@/])(?<link>https?://[\\w-]+(?:\\.[\\w-]+)+(?::\\d+)?"
                    + "(?:[/?#](?:[^\\s<>\"]*[^\\s<>\".,;:!?'()\\]])?)?)"
                    + "|(?<![=/\\w])@(?<mention>[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@\\w+(?:[.-]+\\w+)*)?)"
                    + "|(?<![\\w/#&])#(?<hashtag>\\w*[\\p{L}_]\\w*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Kinds, each with the name of its group. */
    enum Kind {
        LINK("link"),
        MENTION("mention"),
        HASHTAG("hashtag");

        private final String group;

        Kind(String group) {
            this.group = group;
        }
    }

    static List<Entity> in(String text) {
        List<Entity> entities = new ArrayList<>();
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            for (Kind kind : Kind.values()) {
                String value = matcher.group(kind.group);
                if (value != null) {
                    entities.add(new Entity(kind, matcher.start(), matcher.end(), value));
                }
            }
        }
        return entities;
    }
}
