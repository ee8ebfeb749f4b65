// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Turns HTML into plain text with jsoup's forgiving parser. */
public final class JsoupHtmlText implements HtmlText {

    /** More would say nothing, and cost time with each paragraph that follows. */
    private static final int MOST_BREAKS = 20;

    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "pre",
            "table",
            "blockquote",
            "section",
            "article",
            "figure",
            "hr");
    private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "figcaption");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "iframe", "object", "head", "title");

    @Override
    public String toPlainText(String html) {
        Writer writer = new Writer(html.length());
        NodeTraversor.filter(writer, Jsoup.parse(html).body());
        return writer.text();
    }

    private static final class Writer implements NodeFilter {

        private final StringBuilder text = new StringBuilder();
        private int addresses;

        /**
         * For one text.
         *
         * @param addresses how many characters its addresses can have together; a link that is never closed goes on in each
         *     block behind it, and would be told with each
         */
        Writer(int addresses) {
            this.addresses = addresses;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element element) {
                if (UNSEEN.contains(element.normalName())) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                begin(element.normalName());
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (PARAGRAPHS.contains(element.normalName())) {
                    breakLines(2);
                } else if (element.normalName().equals("a")) {
                    address(element);
                }
            }
            return FilterResult.CONTINUE;
        }

        String text() {
            return Untrusted.text(text.toString(), Integer.MAX_VALUE);
        }

        private void begin(String name) {
            if (PARAGRAPHS.contains(name)) {
                breakLines(2);
            } else if (LINES.contains(name)) {
                breakLines(1);
            } else if (name.equals("br")) {
                text.append('\n');
            }
            if (name.equals("li")) {
                text.append("- ");
            }
        }

        private void append(TextNode words) {
            boolean preformatted = words.parent() != null && words.parent().closest("pre") != null;
            String piece =
                    preformatted ? words.getWholeText() : words.getWholeText().replaceAll("\\s+", " ");
            boolean blankBefore = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(blankBefore && !preformatted ? piece.stripLeading() : piece);
        }

        private void address(Element link) {
            String address = link.attr("href").strip();
            boolean worthSaying = address.startsWith("http://") || address.startsWith("https://");
            if (worthSaying
                    && address.length() <= addresses
                    && !link.text().strip().equals(address)) {
                addresses -= address.length();
                text.append(" (").append(address).append(')');
            }
        }

        private void breakLines(int wanted) {
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\n')) {
                end--;
            }
            int breaks =
                    (int) text.substring(end).chars().filter(c -> c == '\n').count();
            text.setLength(end);
            if (end > 0) {
                text.append("\n".repeat(Math.min(Math.max(wanted, breaks), MOST_BREAKS)));
            }
        }
    }
}
