// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the addresses that feeds and entries name. */
final class XmlLinks {

    private XmlLinks() {}

    /** The page where people read it: Atom says that in an attribute, RSS in words. */
    static @Nullable String page(Fields fields) {
        return fields.all("link")
                .filter(XmlLinks::isPage)
                .map(XmlLinks::address)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    static Relations relations(Fields fields) {
        return new Relations(
                related(fields, "self").findFirst().orElse(null),
                Stream.concat(related(fields, "next"), related(fields, "prev-archive"))
                        .findFirst()
                        .orElse(null),
                related(fields, "hub").distinct().limit(10).toList());
    }

    static Stream<Element> enclosures(Fields fields) {
        return fields.all("link").filter(link -> relation(link).equals("enclosure"));
    }

    /** Where the feed of the comments on an entry is. */
    static @Nullable String comments(Fields fields) {
        return Optional.ofNullable(fields.words("wfw:commentrss"))
                .or(() -> fields.all("link")
                        .filter(link -> relation(link).equals("replies"))
                        .filter(link ->
                                String.valueOf(Fields.attribute(link, "type")).contains("xml"))
                        .map(XmlLinks::address)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(null);
    }

    static Optional<String> address(Element link) {
        return Optional.ofNullable(Fields.attribute(link, "href"))
                .or(() -> Optional.ofNullable(XmlFeedParser.said(Fields.words(link))))
                .map(written -> Fields.absolute(link, written));
    }

    private static Stream<String> related(Fields fields, String relation) {
        return fields.all("link")
                .filter(link -> relation(link).equals(relation))
                .map(XmlLinks::address)
                .flatMap(Optional::stream);
    }

    private static boolean isPage(Element link) {
        String type = String.valueOf(Fields.attribute(link, "type"));
        return relation(link).equals("alternate") && (!type.contains("xml") || type.contains("xhtml"));
    }

    private static String relation(Element link) {
        return Optional.ofNullable(Fields.attribute(link, "rel"))
                .orElse("alternate")
                .toLowerCase(Locale.ROOT)
                .replace("http://www.iana.org/assignments/relation/", "");
    }
}
