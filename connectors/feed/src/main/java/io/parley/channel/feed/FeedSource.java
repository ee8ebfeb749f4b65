// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.util.Optional;

/** The document at one address, and what the server's answers mean. */
final class FeedSource {

    private static final String FORMATS = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/rdf+xml, application/xml;q=0.9, application/json;q=0.9, text/xml;q=0.8, */*;q=0.5";

    private final String name;
    private final ApiClient client;

    FeedSource(URI address, ApiClients clients, int maxBytes) {
        // Without the query, which may hold the key of a feed that is not for everybody.
        name = address.getScheme() + "://" + address.getAuthority() + address.getPath();
        client = clients.open(ApiSettings.endpoint(address)
                .maxResponseBytes(maxBytes)
                .statusRow(this::meaningOf)
                .build());
    }

    /** Asks for the document unless it is still the one that is known. */
    FeedAnswer read(Validators known) throws SyncException, UnreadableFeedException, InterruptedException {
        ApiRequest.Builder request =
                ApiRequest.get("").header("Accept", FORMATS).accept(404);
        known.headers().forEach(request::header);
        if (!known.headers().isEmpty()) {
            request.accept(304);
        }
        ApiResponse response = client.send(request.build());
        return switch (response.status()) {
            case 304 -> FeedAnswer.unchanged(response);
            case 404 ->
                throw new UnreadableFeedException(
                        "There is nothing at " + name + " (status 404); configure the address of a feed", null);
            default -> FeedAnswer.of(document(response), response);
        };
    }

    private Optional<SyncException> meaningOf(ApiResponse response) {
        return switch (response.status()) {
            case 401 ->
                Optional.of(new SyncException.Permanent(name
                        + " wants a login (status 401); configure the address of a feed that is open to everybody"));
            case 410 ->
                Optional.of(new SyncException.Permanent(name + " is gone for good (status 410); remove the account"));
            case 400, 403, 405, 406, 451 ->
                Optional.of(new SyncException.ItemRejected(name + " refuses readers (status " + response.status()
                        + "); ask its owner whether they are welcome"));
            default -> Optional.empty();
        };
    }

    private FeedDocument document(ApiResponse response) throws UnreadableFeedException {
        byte[] bytes = response.bytes();
        String type = response.header("Content-Type").orElse("");
        try {
            return FeedParser.parse(bytes, type);
        } catch (UnreadableFeedException e) {
            boolean page = type.startsWith("text/html") || type.startsWith("application/xhtml");
            String what = page
                    ? " answered with a web page (" + type + ") instead of a feed; configure the address of the feed"
                            + " itself, which the source of the page names beside rel=\"alternate\""
                    : " answered with " + (type.isEmpty() ? "something" : type)
                            + " that is not a feed that can be read: " + e.getMessage()
                            + "; configure the address of an RSS, Atom or JSON feed";
            throw new UnreadableFeedException(name + what, e);
        }
    }
}
