// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.BackwardList;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The lists of posts that are read. All of each is read, also what is not wanted: the network would leave that out of a page
 * only after the page was made, and hide how far back it leads.
 *
 * @param client speaks to the server
 * @param account whose they are
 */
record Lists(ApiClient client, Account account) {

    /**
     * For how long a post may appear behind others: the network orders by the time that the writer's app claims, unless that
     * is in the future.
     */
    static final Duration OVERLAP = Duration.ofDays(1);

    private static final int PAGE = 100;

    /**
     * An entry.
     *
     * @param name its own name; of a post that is wanted, its address
     * @param wanted whether it is a post to be read
     */
    record Listed(String name, boolean wanted) {}

    /** What concerns the account. */
    BackwardList<Listed> notifications() {
        return list(
                () -> ApiRequest.get("/xrpc/app.bsky.notification.listNotifications"),
                "notifications",
                entry -> entry(entry, entry.path("uri").asText(), account.wants(entry)));
    }

    /** What the account says, without reposts, and without the pieces that continue a long answer. */
    BackwardList<Listed> own() {
        return list(
                () -> ApiRequest.get("/xrpc/app.bsky.feed.getAuthorFeed")
                        .query("actor", account.handle())
                        .query("filter", "posts_with_replies"),
                "feed",
                entry -> {
                    JsonNode post = entry.path("post");
                    String uri = post.path("uri").asText();
                    return entry.has("reason")
                            ? entry(entry.path("reason"), "repost of " + uri, false)
                            : entry(post, uri, !PostMapper.continues(post));
                });
    }

    /** What a search finds from a moment on; servers that do not know of the moment find more. */
    BackwardList<Listed> found(Search search, Instant since) {
        return list(
                () -> search.request().query("since", since),
                "posts",
                post -> entry(post, post.path("uri").asText(), true));
    }

    private BackwardList<Listed> list(
            Supplier<ApiRequest.Builder> request,
            String field,
            Function<JsonNode, BackwardList.Entry<Listed>> reading) {
        return BackwardList.of(
                place -> {
                    ApiRequest.Builder page = request.get().query("limit", PAGE);
                    ApiResponse answer = client.send((place.isEmpty() ? page : page.query("cursor", place)).build());
                    return new BackwardList.Part<>(
                            answer.list(field).stream().map(reading).toList(),
                            answer.json().path("cursor").asText(""));
                },
                OVERLAP);
    }

    /** An entry that is wanted and has no address is named by what it is, so that it can be rejected once. */
    private static BackwardList.Entry<Listed> entry(JsonNode entry, String name, boolean wanted) {
        String known = !wanted || Network.isName(name)
                ? name
                : "unnamed entry " + Integer.toHexString(entry.toString().hashCode());
        return new BackwardList.Entry<>(known, Untrusted.time(entry, "indexedAt"), new Listed(known, wanted));
    }
}
