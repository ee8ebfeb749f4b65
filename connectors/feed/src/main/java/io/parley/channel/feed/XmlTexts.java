// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Finds the texts of feeds and entries, and what kind of text they are. */
final class XmlTexts {

    private static final List<String> BODIES = List.of(
            "content:encoded",
            "xhtml:body",
            "content",
            "description",
            "summary",
            "itunes:summary",
            "media:description",
            "itunes:subtitle");

    private XmlTexts() {}

    static Text title(Fields fields, boolean atom) {
        return fields.all("title")
                .map(title -> atom ? ofAtom(title) : Text.html(Fields.html(title)))
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElseGet(() -> Text.plain(fields.words("media:title", "itunes:title", "dc:title")));
    }

    static Text body(Fields fields, boolean atom) {
        return BODIES.stream()
                .flatMap(fields::all)
                .map(body -> text(body, atom))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(Text.plain(null));
    }

    /** RSS does not say what its texts are; as a rule they are HTML. */
    private static Text text(Element body, boolean atom) {
        return switch (Vocabulary.name(body)) {
            case "content", "summary" -> ofAtom(body);
            case "media:description" -> Text.plain(Fields.words(body));
            default -> atom && Fields.attribute(body, "type") != null ? ofAtom(body) : Text.html(Fields.html(body));
        };
    }

    private static Text ofAtom(Element element) {
        String type = Optional.ofNullable(Fields.attribute(element, "type"))
                .orElse("text")
                .toLowerCase(Locale.ROOT);
        String mode = Optional.ofNullable(Fields.attribute(element, "mode")).orElse("");
        if (mode.equals("base64") || !type.startsWith("text") && !type.contains("html")) {
            return Text.plain(null);
        }
        boolean marked = element.children().stream().anyMatch(child -> !Vocabulary.isOfFeeds(child));
        return marked || type.contains("html") ? Text.html(Fields.html(element)) : Text.plain(Fields.words(element));
    }
}
