// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.FeedWeb.Fetched;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads feeds, and says what the answers of their servers mean. */
final class FeedSource {

    private static final String FORMATS = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/rdf+xml, application/xml;q=0.9, application/json;q=0.9, text/xml;q=0.8, */*;q=0.5";

    private final FeedWeb web;

    FeedSource(FeedWeb web) {
        this.web = web;
    }

    /** Asks for the document at an address unless it is still the one that is known. */
    FeedAnswer read(URI address, Validators known) throws SyncException, UnreadableFeedException, InterruptedException {
        return read(address, true, known);
    }

    /** Also at an address that is not trusted, because somebody outside names it. */
    FeedAnswer read(URI address, boolean trusted, Validators known)
            throws SyncException, UnreadableFeedException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>(known.headers());
        headers.put("Accept", FORMATS);
        Fetched fetched = trusted ? web.get(address, headers) : web.getFromOutside(address, headers);
        ApiResponse response = fetched.response();
        String name = FeedWeb.named(fetched.address());
        return switch (response.status()) {
            case 200, 203 -> document(fetched, name);
            case 304 -> unchanged(fetched, known);
            case 401 ->
                throw new SyncException.Permanent(name
                        + " wants a login (status 401); configure the address of a feed that is open to everybody");
            case 404 ->
                throw new UnreadableFeedException(
                        "There is nothing at " + name + " (status 404); configure the address of a feed", null);
            case 410 ->
                throw new SyncException.RecordGone(
                        name + " is gone for good (status 410); remove it from the configuration");
            default ->
                throw new SyncException.ItemRejected(name + " refuses readers (status " + response.status()
                        + "); ask its owner whether they are welcome");
        };
    }

    private static FeedAnswer unchanged(Fetched fetched, Validators known) throws SyncException {
        if (known.headers().isEmpty()) {
            throw new SyncException.ItemRejected(FeedWeb.named(fetched.address())
                    + " says that nothing has changed (status 304), although nothing of it is known; tell its owner");
        }
        return FeedAnswer.unchanged(fetched.response(), fetched.home());
    }

    /** The document, or the first feed that a page names. */
    private FeedAnswer document(Fetched fetched, String name)
            throws SyncException, UnreadableFeedException, InterruptedException {
        ApiResponse response = fetched.response();
        String type = response.header("Content-Type").orElse("");
        try {
            FeedDocument document = FeedParser.parse(response.bytes(), type);
            return FeedAnswer.of(document.told(LinkHeader.of(response)), response, fetched.home());
        } catch (UnreadableFeedException e) {
            Map<URI, String> candidates = Discovery.feeds(response, fetched.address());
            if (!candidates.isEmpty()) {
                return discovered(candidates, fetched, name);
            }
            throw new UnreadableFeedException(name + reason(type, e), e);
        }
    }

    private FeedAnswer discovered(Map<URI, String> candidates, Fetched page, String name)
            throws SyncException, UnreadableFeedException, InterruptedException {
        URI first = candidates.keySet().iterator().next();
        boolean sameHost = Hosts.origin(first).equals(Hosts.origin(page.address()));
        Map<String, String> headers = Map.of("Accept", FORMATS);
        Fetched feed = sameHost ? web.get(first, headers) : web.getFromOutside(first, headers);
        String type = feed.response().header("Content-Type").orElse("");
        if (feed.response().status() != 200) {
            throw new UnreadableFeedException(
                    name + " names a feed at " + FeedWeb.named(first) + ", which answers with status "
                            + feed.response().status() + "; configure the address of the feed itself",
                    null);
        }
        try {
            return FeedAnswer.of(FeedParser.parse(feed.response().bytes(), type), feed.response(), feed.home())
                    .among(candidates);
        } catch (UnreadableFeedException e) {
            throw new UnreadableFeedException(FeedWeb.named(first) + reason(type, e), e);
        }
    }

    private static String reason(String type, UnreadableFeedException fault) {
        boolean page = type.startsWith("text/html") || type.startsWith("application/xhtml");
        return page
                ? " answered with a web page (" + type
                        + ") that names no feed; configure the address of the feed itself"
                : " answered with " + (type.isEmpty() ? "something" : type) + " that is not a feed that can be read: "
                        + fault.getMessage() + "; configure the address of an RSS, Atom or JSON feed";
    }
}
