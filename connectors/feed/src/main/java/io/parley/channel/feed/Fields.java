// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What stands in a feed or an entry, by the names of {@link Vocabulary}; also what slipped into a neighbour. */
final class Fields {

    private final Map<String, List<Element>> elements = new HashMap<>();

    Fields(Element parent) {
        collect(parent);
    }

    private void collect(Element parent) {
        for (Element child : parent.children()) {
            if (Vocabulary.isEntry(child)) {
                continue;
            }
            String name = Vocabulary.name(child);
            elements.computeIfAbsent(name, key -> new ArrayList<>()).add(child);
            boolean open =
                    Vocabulary.isWords(child) && child.children().stream().anyMatch(Vocabulary::isOfFeeds);
            if (open || name.equals("media:group")) {
                collect(child);
            }
        }
    }

    Stream<Element> all(String name) {
        return elements.getOrDefault(name, List.of()).stream();
    }

    Optional<Element> first(String name) {
        return all(name).findFirst();
    }

    /** The words of the first of these that has any. */
    @Nullable String words(String... names) {
        return Stream.of(names)
                .flatMap(this::all)
                .map(Fields::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The words of an element, as far as it was meant to go. */
    static String words(Element element) {
        StringBuilder words = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                words.append(text.getWholeText());
            } else if (node instanceof Element child) {
                if (Vocabulary.isOfFeeds(child)) {
                    break;
                }
                words.append(child.wholeText());
            }
        }
        return words.toString().strip();
    }

    /** The contents as HTML, where markup may stand escaped, in CDATA, or as it is. */
    static String html(Element element) {
        boolean marked = element.children().stream().anyMatch(child -> !Vocabulary.isOfFeeds(child));
        if (!marked) {
            return words(element);
        }
        StringBuilder html = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof CDataNode data) {
                html.append(data.getWholeText());
            } else if (node instanceof Element child) {
                if (Vocabulary.isOfFeeds(child) && Vocabulary.isWords(element)) {
                    break;
                }
                html.append(child.outerHtml());
            } else if (node instanceof TextNode) {
                html.append(node.outerHtml());
            }
        }
        return html.toString().replaceAll("<(/?)[A-Za-z][\\w-]*:", "<$1");
    }

    /** An attribute whatever its case; null if it says nothing. */
    static @Nullable String attribute(Element element, String name) {
        return element.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** An address that stands in an element, made whole with {@code xml:base} as far as that goes. */
    static String absolute(Element element, String written) {
        String address = written;
        for (Element at = element; at != null; at = at.parent()) {
            String base = attribute(at, "xml:base");
            if (base != null) {
                try {
                    address = URI.create(base).resolve(address).toString();
                } catch (IllegalArgumentException e) {
                    // An address that cannot be read does no harm until somebody wants to read it.
                    return address;
                }
            }
        }
        return address;
    }
}
