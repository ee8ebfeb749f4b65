// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Names of elements as the formats mean them, whatever prefixes a document writes; in lower case. */
final class Vocabulary {

    private static final String UNDECLARED = "http://www.w3.org/XML/1998/namespace";
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/atom", ""),
            Map.entry("http://purl.org/atom/ns", ""),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/terms", "dc"),
            Map.entry("http://purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://wellformedweb.org/commentapi", "wfw"),
            Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("http://purl.org/rss/1.0", ""),
            Map.entry("http://purl.org/net/rss1.1", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", ""),
            Map.entry("http://backend.userland.com/rss", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://cyber.law.harvard.edu/rss/rss.html", ""));
    /** Elements that hold nothing but words: what stands in them is their neighbour, and they were not closed. */
    private static final Set<String> WORDS = Set.of(
            "title",
            "link",
            "guid",
            "pubdate",
            "category",
            "comments",
            "id",
            "updated",
            "published",
            "dc:date",
            "dc:creator",
            "ttl",
            "language");

    private static final Set<String> TEXTS =
            Set.of("description", "enclosure", "content:encoded", "summary", "content", "author", "item", "entry");

    private Vocabulary() {}

    /** The name with its usual prefix; what is RSS or Atom has none, wherever it stands. */
    static String name(Element element) {
        String written = element.tagName().toLowerCase(Locale.ROOT);
        int colon = written.indexOf(':');
        String local = written.substring(colon + 1);
        String namespace = element.tag().namespace();
        if (namespace.equals(UNDECLARED) || namespace.isEmpty()) {
            return written;
        }
        String known = PREFIXES.get(namespace.toLowerCase(Locale.ROOT).replaceFirst("[/#]+$", ""));
        if (known == null) {
            return colon < 0 ? local : "?:" + local;
        }
        return known.isEmpty() ? local : known + ":" + local;
    }

    static boolean isEntry(Element element) {
        String name = name(element);
        return name.equals("item") || name.equals("entry");
    }

    /** Whether an element holds nothing but words: if it holds elements of feeds, somebody forgot to close it. */
    static boolean isWords(Element element) {
        return WORDS.contains(name(element));
    }

    /** Whether feeds, rather than texts, have such elements. */
    static boolean isOfFeeds(Element element) {
        return WORDS.contains(name(element)) || TEXTS.contains(name(element));
    }
}
