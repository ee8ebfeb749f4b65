// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of a comment's text on its way into the store. */
final class CommentFilter {

    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("a", List.of("href", "title")),
            Map.entry("abbr", List.of("title")),
            Map.entry("acronym", List.of("title")),
            Map.entry("b", List.of()),
            Map.entry("blockquote", List.of("cite")),
            Map.entry("cite", List.of()),
            Map.entry("code", List.of()),
            Map.entry("del", List.of("datetime")),
            Map.entry("em", List.of()),
            Map.entry("i", List.of()),
            Map.entry("q", List.of("cite")),
            Map.entry("s", List.of()),
            Map.entry("strike", List.of()),
            Map.entry("strong", List.of()));
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
    private static final Pattern HREF = Pattern.compile("\\bhref\\s*=\\s*[\"']https?://([^/\"'?#]*)");
    private static final String BARE_AMPERSAND =
            "&(?!(?:[A-Za-z]{2,8}[0-9]{0,2}|#0*[0-9]{1,7}|#[xX]0*[0-9A-Fa-f]{1,6});)";

    private CommentFilter() {}

    /** {@return the text of somebody who may not write any HTML: a few tags stay, bare special signs become entities} */
    static String restricted(String text) {
        return Markup.changed(text.replaceAll("(?s)<!--.*?-->", ""), CommentFilter::allowedTag, CommentFilter::escaped);
    }

    /** {@return the text with foreign links marked as not recommended} */
    static String withMarkedLinks(String text, URI home) {
        return Markup.changed(
                text,
                tag -> {
                    Matcher href = HREF.matcher(tag);
                    boolean foreign = tag.regionMatches(true, 0, "<a ", 0, 3)
                            && href.find()
                            && !href.group(1).equals(home.getAuthority())
                            && !href.group(1).equals(home.getHost());
                    return foreign ? tag.substring(0, tag.length() - 1) + " rel=\"nofollow ugc\">" : tag;
                },
                same -> same);
    }

    /** {@return a name as it is stored} */
    static String name(String typed) {
        String plain = Markup.changed(typed, tag -> "", same -> same);
        return escaped(plain.strip().replaceAll("\\s+", " "));
    }

    private static String escaped(String text) {
        return text.replaceAll(BARE_AMPERSAND, "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String allowedTag(String tag) {
        Matcher parts = TAG.matcher(tag);
        if (!parts.matches()) {
            return "";
        }
        List<String> attributes = ALLOWED.get(parts.group(2).toLowerCase(Locale.ROOT));
        if (attributes == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder("<").append(parts.group(1)).append(parts.group(2));
        Matcher attribute = ATTRIBUTE.matcher(parts.group(3));
        while (attribute.find()) {
            if (attributes.contains(attribute.group(1).toLowerCase(Locale.ROOT))) {
                kept.append(' ').append(attribute.group(1)).append('=');
                kept.append(attribute.group(2).replaceAll("(?i)javascript:", ""));
            }
        }
        return kept.append('>').toString();
    }
}
