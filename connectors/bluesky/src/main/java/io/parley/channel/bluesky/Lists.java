// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Instant;

/**
 * The lists of posts that are read.
 *
 * @param client speaks to the server
 * @param account whose they are
 */
record Lists(ApiClient client, Account account) {

    /** What concerns the account. */
    Listing notifications() {
        return new Listing(
                client,
                () -> ApiRequest.get("/xrpc/app.bsky.notification.listNotifications"),
                "notifications",
                entry -> new Listing.Item(
                        entry.path("uri").asText(), entry.path("indexedAt").asText(), account.wants(entry)));
    }

    /** What the account says, without reposts, and without the pieces that continue a long answer. */
    Listing own() {
        return new Listing(
                client,
                () -> ApiRequest.get("/xrpc/app.bsky.feed.getAuthorFeed")
                        .query("actor", account.handle())
                        .query("filter", "posts_with_replies"),
                "feed",
                entry -> {
                    JsonNode post = entry.path("post");
                    String uri = post.path("uri").asText();
                    return entry.has("reason")
                            ? new Listing.Item(
                                    "repost of " + uri,
                                    entry.at("/reason/indexedAt").asText(),
                                    false)
                            : new Listing.Item(uri, post.path("indexedAt").asText(), !PostMapper.continues(post));
                });
    }

    /** What a search finds from a moment on; servers that do not know of the moment find more. */
    Listing found(Search search, Instant since) {
        return new Listing(
                client,
                () -> search.request().query("since", since),
                "posts",
                post -> new Listing.Item(
                        post.path("uri").asText(), post.path("indexedAt").asText(), true));
    }
}
