// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.FeedDocument.Reading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads RSS of all versions, and Atom, from what may be called XML. */
final class XmlFeedParser {

    private XmlFeedParser() {}

    static FeedDocument parse(byte[] bytes, String contentType) throws UnreadableFeedException {
        Markup markup = Markup.of(Characters.read(bytes, contentType));
        Element root = root(markup.tree());
        boolean atom = Vocabulary.name(root).equals("feed");
        Element channel = atom || Vocabulary.name(root).equals("channel")
                ? root
                : first(root, "channel").orElseThrow(() -> new UnreadableFeedException("it has no channel", null));
        Fields fields = new Fields(channel);
        List<Element> entries =
                root.getAllElements().stream().filter(Vocabulary::isEntry).toList();
        if (!markup.complete()) {
            if (entries.isEmpty()) {
                throw new UnreadableFeedException("it ends before its first entry", null);
            }
            entries = entries.subList(0, entries.size() - 1);
        }
        return new FeedDocument(
                XmlTexts.title(fields, atom),
                XmlLinks.page(fields),
                Optional.ofNullable(fields.words("language", "dc:language"))
                        .orElse(Fields.attribute(channel, "xml:lang")),
                XmlEntryParser.moment(fields, "pubdate", "dc:date", "updated", "modified", "lastbuilddate"),
                XmlEntryParser.author(fields),
                XmlRhythm.of(fields),
                XmlLinks.relations(fields),
                entries.stream().map(entry -> XmlEntryParser.entry(entry, atom)).toList(),
                !markup.complete() ? Reading.CUT_OFF : markup.wellFormed() ? Reading.WELL : Reading.FORGIVEN);
    }

    private static Element root(Document tree) throws UnreadableFeedException {
        return Stream.of("rss", "rdf:rdf", "rdf", "feed", "channel")
                .map(name -> first(tree, name).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new UnreadableFeedException("it is neither RSS nor Atom", null));
    }

    /** As a root a feed stands near the beginning: not within a page, nor within an entry. */
    private static Optional<Element> first(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> Vocabulary.name(child).equals(name))
                .findFirst();
    }

    static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
