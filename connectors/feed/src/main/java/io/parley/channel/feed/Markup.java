// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * A document of XML as browsers forgive it. A document type is taken out before anything reads it, and jsoup knows no
 * entities but those of HTML: nothing expands, and nothing is fetched.
 *
 * @param tree what could be read
 * @param wellFormed whether nothing had to be forgiven, as far as jsoup says
 * @param complete whether its end is there
 */
record Markup(Document tree, boolean wellFormed, boolean complete) {

    private static final int DEEPEST_NESTING = 200;
    private static final Pattern DOCUMENT_TYPE = Pattern.compile("(?is)<!DOCTYPE[^\\[>]{0,2000}+(?:\\[.*?\\]\\s*>|>)");
    /** An ampersand that begins no reference means itself; within CDATA each of them does. */
    private static final Pattern AMPERSAND = Pattern.compile(
            "(?s)<!\\[CDATA\\[.*?(?:\\]\\]>|\\z)|&(?!(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});)");

    private static final Pattern DATA = Pattern.compile("(?s)<!\\[CDATA\\[.*?(?:\\]\\]>|\\z)");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");
    private static final Pattern END = Pattern.compile("(?i)</(?:\\w+:)?(?:rss|rdf|feed|channel|opml)\\s*>");

    static Markup of(String document) {
        String plain = CONTROL.matcher(document).replaceAll("");
        String untyped = DOCUMENT_TYPE.matcher(plain).replaceAll("");
        String escaped = AMPERSAND
                .matcher(untyped)
                .replaceAll(match -> match.group().equals("&") ? "&amp;" : Matcher.quoteReplacement(match.group()));
        Parser parser = Parser.xmlParser().setTrackErrors(1).setMaxDepth(DEEPEST_NESTING);
        Document tree = parser.parseInput(escaped, "");
        tree.outputSettings().prettyPrint(false);
        boolean repaired = !escaped.equals(untyped) || plain.length() != document.length();
        return new Markup(tree, parser.getErrors().isEmpty() && !repaired, hasEnd(escaped));
    }

    private static boolean hasEnd(String text) {
        String document = DATA.matcher(text).replaceAll("");
        Matcher end = END.matcher(document);
        int last = -1;
        while (end.find()) {
            last = end.start();
        }
        String lower = document.toLowerCase(Locale.ROOT);
        return last > Math.max(lower.lastIndexOf("<item"), lower.lastIndexOf("<entry"));
    }
}
