// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a stored text is shown: typographic signs as entities, addresses as links, lines as paragraphs. */
final class Rendering {

    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w@/])(?:(\\w{1,20}://[^\\s<>\"']*[^\\s<>\"'.,;:!?)])"
            + "|(www\\.[^\\s<>\"']*[^\\s<>\"'.,;:!?)])"
            + "|([0-9A-Za-z_+.-]+@(?:[0-9A-Za-z-]+\\.)+[0-9A-Za-z]{2,}))");
    private static final String BARE_AMPERSAND = "&(?!(?:[A-Za-z][A-Za-z0-9]*|#\\d+|#[xX][0-9A-Fa-f]+);)";
    private static final Pattern BLOCK =
            Pattern.compile("(?i)</?(?:p|div|ul|ol|li|dl|dt|dd|pre|table|tr|td|th|h[1-6]|hr|blockquote|figure)\\b.*");
    private static final Map<String, String> FACES = Map.of(
            ":)", "🙂", ":-)", "🙂", ";)", "😉", ";-)", "😉", ":(", "🙁", ":-(", "🙁", ":D", "😀", ":-D", "😀", ":P",
            "😛");
    private static final Pattern FACE = Pattern.compile("(?<!\\S)[:;]-?[)(DP](?!\\S)");

    private Rendering() {}

    /** {@return a comment as it is shown} */
    static String comment(String stored) {
        String linked = Markup.withTextsOutsideLinks(stored, Rendering::linked);
        String typeset = Markup.withTexts(linked, Rendering::typeset);
        return paragraphs(Markup.withTexts(typeset, Rendering::withFaces));
    }

    /** {@return the content of a post as it is shown} */
    static String content(String stored) {
        return paragraphs(Markup.withTexts(stored, Rendering::typeset));
    }

    /** {@return a title as it is shown} */
    static String title(String stored) {
        return Markup.withTexts(stored, Rendering::typeset);
    }

    private static String linked(String text) {
        return ADDRESS.matcher(text).replaceAll(found -> {
            String written = found.group();
            String link;
            if (found.group(3) != null) {
                link = "<a href=\"mailto:" + written + "\">" + written + "</a>";
            } else {
                String target = (found.group(2) == null ? "" : "http://") + written;
                String escaped = target.replace("&amp;", "&#038;").replaceAll(BARE_AMPERSAND, "&#038;");
                link = "<a href=\"" + escaped + "\" rel=\"nofollow ugc\">" + escaped + "</a>";
            }
            return Matcher.quoteReplacement(link);
        });
    }

    private static String typeset(String text) {
        return text.replace("...", "&#8230;")
                .replace("---", "&#8212;")
                .replaceAll("(?<!\\S)--(?!\\S)", "&#8212;")
                .replace("--", "&#8211;")
                .replaceAll("(?<!\\S)-(?!\\S)", "&#8211;")
                .replaceAll("(?<=\\d)x(?=\\d)", "&#215;")
                .replaceAll("(?<![^\\s(\\[{\"-])'(?!\\d\\ds?\\b|tis\\b|twas\\b)", "&#8216;")
                .replace("'", "&#8217;")
                .replaceAll("(?<![^\\s(\\[{;-])\"(?=\\S)", "&#8220;")
                .replace("\"", "&#8221;")
                .replaceAll(BARE_AMPERSAND, "&#038;");
    }

    private static String withFaces(String text) {
        return FACE.matcher(text)
                .replaceAll(face -> Matcher.quoteReplacement(FACES.getOrDefault(face.group(), face.group())));
    }

    private static String paragraphs(String html) {
        String lines = html.replace("\r\n", "\n").replace('\r', '\n').replaceAll("(?i)<br\\s*/?>", "<br />");
        StringBuilder result = new StringBuilder();
        for (String paragraph : lines.split("\\n\\s*\\n")) {
            String trimmed = paragraph.replaceAll("^\\n+|\\n+$", "");
            if (BLOCK.matcher(trimmed.strip()).lookingAt()) {
                result.append(trimmed).append('\n');
            } else if (!trimmed.isBlank()) {
                String broken = trimmed.replaceAll("(?<!<br />)\\s*\\n", "<br />\n");
                result.append("<p>").append(broken).append("</p>\n");
            }
        }
        return result.toString();
    }
}
