// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list of the network that is read from its newest entry backwards, page by page.
 *
 * @param client speaks to the server
 * @param request begins a request for a page
 * @param field what the list is called in the answer
 * @param post reads an entry: the post it stands for, or a missing node when it is none that is wanted
 */
record Listing(
        ApiClient client, Supplier<ApiRequest.Builder> request, String field, Function<JsonNode, JsonNode> post) {

    private static final int PAGE = 100;

    /**
     * A post in the list.
     *
     * @param uri its address
     * @param at its place in the list, in milliseconds since 1970
     */
    record Entry(String uri, long at) {}

    /**
     * A page.
     *
     * @param entries newest first
     * @param next where the next page begins; empty for the last page
     */
    record Part(List<Entry> entries, String next) {

        /** Whether everything behind this page is older. */
        boolean reaches(long floor) {
            return next.isEmpty()
                    || !entries.isEmpty() && entries.get(entries.size() - 1).at() < floor;
        }
    }

    /** Reads a page; the first one is at the empty place. */
    Part read(String place) throws SyncException, InterruptedException {
        ApiRequest.Builder page = request.get().query("limit", PAGE);
        if (!place.isEmpty()) {
            page.query("cursor", place);
        }
        JsonNode answer = client.send(page.build()).json();
        List<Entry> entries = new ArrayList<>();
        long at = Instant.now().toEpochMilli();
        for (JsonNode entry : Network.list(answer, field)) {
            JsonNode found = post.apply(entry);
            if (found.hasNonNull("uri")) {
                at = time(found, at);
                entries.add(new Entry(found.path("uri").asText(), at));
            }
        }
        String next = answer.path("cursor").asText("");
        return new Part(entries, next.equals(place) ? "" : next);
    }

    /** An entry whose time cannot be read stands beside the one before it. */
    private static long time(JsonNode entry, long before) {
        try {
            return Instant.parse(entry.path("indexedAt").asText()).toEpochMilli();
        } catch (DateTimeException e) {
            return before;
        }
    }
}
