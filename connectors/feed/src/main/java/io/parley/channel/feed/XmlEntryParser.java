// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.Entry.Comments;
import io.parley.channel.feed.Entry.Enclosure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads one entry of RSS or Atom. */
final class XmlEntryParser {

    private static final int MOST_ENCLOSURES = 200;

    private final Fields fields;
    private final boolean atom;

    private XmlEntryParser(Element entry, boolean atom) {
        this.fields = new Fields(entry);
        this.atom = atom;
    }

    static Entry entry(Element element, boolean atom) {
        return new XmlEntryParser(element, atom).read(element);
    }

    private Entry read(Element element) {
        String stated = Optional.ofNullable(fields.words("guid", "id"))
                .or(() -> Optional.ofNullable(Fields.attribute(element, "rdf:about")))
                .orElse(null);
        return new Entry(
                stated,
                link(stated),
                XmlTexts.title(fields, atom),
                XmlTexts.body(fields, atom),
                author(fields),
                moment(
                        fields,
                        "pubdate",
                        "published",
                        "issued",
                        "dc:date",
                        "dc:created",
                        "dc:issued",
                        "created",
                        "date"),
                moment(fields, "updated", "modified", "dc:modified"),
                inReplyTo(),
                enclosures(),
                comments());
    }

    /** Also a guid, which is a link unless it says otherwise. */
    private @Nullable String link(@Nullable String stated) {
        String page = XmlLinks.page(fields);
        if (page != null || stated == null) {
            return page;
        }
        boolean permanent = fields.first("guid")
                .filter(guid -> !"false".equalsIgnoreCase(Fields.attribute(guid, "ispermalink")))
                .isPresent();
        return permanent && Links.isWeb(stated) ? stated : null;
    }

    static @Nullable Author author(Fields fields) {
        Stream<@Nullable Author> people = Stream.concat(
                Stream.concat(fields.all("author"), fields.all("dc:creator")).map(XmlEntryParser::person),
                Stream.concat(fields.all("itunes:author"), fields.all("managingeditor"))
                        .map(XmlEntryParser::person));
        return people.filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable Author person(Element element) {
        Fields person = new Fields(element);
        String name = person.words("name");
        String email = person.words("email");
        String page = person.words("uri", "url");
        return name == null && email == null && page == null
                ? Author.of(Fields.words(element))
                : Author.of(name, email, page);
    }

    static @Nullable Instant moment(Fields fields, String... names) {
        return Stream.of(names)
                .flatMap(fields::all)
                .map(element -> Moments.read(Fields.words(element)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String inReplyTo() {
        return fields.all("thr:in-reply-to")
                .map(element -> Fields.attribute(element, "ref"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Comments comments() {
        int count = XmlRhythm.number(fields.words("slash:comments", "thr:total"))
                .or(() -> fields.all("link")
                        .map(link -> XmlRhythm.number(Fields.attribute(link, "thr:count")))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(-1);
        return new Comments(XmlLinks.comments(fields), count);
    }

    private List<Enclosure> enclosures() {
        List<Enclosure> enclosures = new ArrayList<>();
        String duration = fields.words("itunes:duration");
        Stream.concat(fields.all("enclosure"), Stream.concat(fields.all("media:content"), XmlLinks.enclosures(fields)))
                .limit(MOST_ENCLOSURES)
                .forEach(file -> {
                    String link = Optional.ofNullable(Fields.attribute(file, "url"))
                            .or(() -> Optional.ofNullable(Fields.attribute(file, "href")))
                            .or(() -> Optional.ofNullable(Fields.attribute(file, "rdf:resource")))
                            .orElse(null);
                    if (link != null) {
                        enclosures.add(enclosure(file, Fields.absolute(file, link), duration));
                    }
                });
        fields.all("content")
                .filter(content -> Fields.attribute(content, "src") != null)
                .forEach(content -> enclosures.add(enclosure(
                        content, Fields.absolute(content, String.valueOf(Fields.attribute(content, "src"))), null)));
        return enclosures.stream()
                .collect(Collectors.toMap(Enclosure::link, file -> file, (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Enclosure enclosure(Element file, String link, @Nullable String durationOfEntry) {
        String type = Fields.attribute(file, "type");
        boolean played = type == null || type.startsWith("audio/") || type.startsWith("video/");
        String own = Fields.attribute(file, "duration");
        String duration = own != null ? own : played ? durationOfEntry : null;
        String length = Fields.attribute(file, "length");
        return new Enclosure(
                link,
                type,
                Fields.attribute(file, "title"),
                Measure.of(duration, length != null ? length : Fields.attribute(file, "filesize")));
    }
}
