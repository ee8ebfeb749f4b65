// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.http.ApiResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Finds the feeds that a web page names, in its head and in the header {@code Link} of its answer. */
final class Discovery {

    private static final int MOST = 50;
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/json",
            "text/xml",
            "application/xml");

    private Discovery() {}

    /** Addresses with their titles, in the order of the page. */
    static Map<URI, String> feeds(ApiResponse response, URI page) {
        Map<URI, String> feeds = new LinkedHashMap<>();
        LinkHeader.of(response).stream()
                .filter(link -> link.has("alternate") && isFeed(link.parameter("type")))
                .forEach(link -> Links.read(page, link.target())
                        .ifPresent(address -> feeds.putIfAbsent(address, link.parameter("title"))));
        Element root = Jsoup.parse(Characters.read(
                response.bytes(), response.header("Content-Type").orElse("")));
        URI base = Optional.ofNullable(root.selectFirst("base[href]"))
                .flatMap(element -> Links.read(page, element.attr("href")))
                .orElse(page);
        for (Element link : root.select("link[href][rel~=(?i)\\balternate\\b]")) {
            if (isFeed(link.attr("type")) && feeds.size() < MOST) {
                Links.read(base, link.attr("href"))
                        .ifPresent(address ->
                                feeds.putIfAbsent(address, link.attr("title").strip()));
            }
        }
        return feeds;
    }

    /** What people should know of the choice, if there was one. */
    static List<String> choice(Map<URI, String> feeds) {
        if (feeds.size() < 2) {
            return List.of();
        }
        StringBuilder sentence = new StringBuilder("The page names " + feeds.size()
                + " feeds, and the first was taken; " + "to choose, configure one of them as the address: ");
        feeds.forEach((address, title) -> sentence.append(address)
                .append(title.isEmpty() ? "" : " (" + title + ")")
                .append(", "));
        sentence.setLength(sentence.length() - 2);
        return List.of(sentence.append('.').toString());
    }

    private static boolean isFeed(String type) {
        return TYPES.contains(type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip());
    }
}
