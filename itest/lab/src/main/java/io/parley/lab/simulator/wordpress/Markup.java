// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells tags from the text between them. */
final class Markup {

    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
    private static final Pattern VERBATIM = Pattern.compile("(?is)<(script|style|pre|code)\\b.*?</\\1>");
    private static final Pattern LINK = Pattern.compile("(?is)<a\\b.*?</a>");
    private static final Pattern NUMBERED = Pattern.compile("&#(\\d{1,7});");

    private Markup() {}

    /** {@return the same with tags and texts changed each in its way} */
    static String changed(String html, UnaryOperator<String> tag, UnaryOperator<String> text) {
        return changed(TAG, html, tag, text);
    }

    /** {@return the same with its texts changed, apart from code and scripts} */
    static String withTexts(String html, UnaryOperator<String> text) {
        return changed(
                VERBATIM, html, UnaryOperator.identity(), part -> changed(TAG, part, UnaryOperator.identity(), text));
    }

    /** {@return the same with its texts changed, apart from code, scripts and links} */
    static String withTextsOutsideLinks(String html, UnaryOperator<String> text) {
        return changed(LINK, html, UnaryOperator.identity(), part -> withTexts(part, text));
    }

    /** {@return what a reader sees of it} */
    static String plain(String html) {
        String text = TAG.matcher(html.replaceAll("(?i)<br\\s*/?>", "\n")).replaceAll("");
        String decoded = NUMBERED.matcher(text)
                .replaceAll(number -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(number.group(1)))));
        return decoded.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }

    private static String changed(
            Pattern special, String html, UnaryOperator<String> onSpecial, UnaryOperator<String> onOther) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = special.matcher(html);
        int end = 0;
        while (matcher.find()) {
            result.append(onOther.apply(html.substring(end, matcher.start())));
            result.append(onSpecial.apply(matcher.group()));
            end = matcher.end();
        }
        return result.append(onOther.apply(html.substring(end))).toString();
    }
}
