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
 * A list of the network that is read from its newest entry backwards, page by page. All of it is read, also what is not
 * wanted: the network would leave that out of a page only after the page was made, and hide how far back it leads.
 *
 * @param client speaks to the server
 * @param request begins a request for a page
 * @param field what the list is called in the answer
 * @param reading reads an entry of the answer
 */
record Listing(ApiClient client, Supplier<ApiRequest.Builder> request, String field, Function<JsonNode, Item> reading) {

    private static final int PAGE = 100;

    /**
     * What the answer says of an entry.
     *
     * @param name its own name; of a post that is wanted, its address
     * @param time its place in the list
     * @param wanted whether it is a post to be read
     */
    record Item(String name, String time, boolean wanted) {}

    /**
     * An entry.
     *
     * @param name as in the item
     * @param at its place in the list, in milliseconds since 1970
     * @param wanted as in the item
     */
    record Entry(String name, long at, boolean wanted) {}

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
            Item item = reading.apply(entry);
            at = time(item.time(), at);
            entries.add(new Entry(name(item, entry), at, item.wanted()));
        }
        String next = answer.path("cursor").asText("");
        return new Part(entries, next.equals(place) ? "" : next);
    }

    /** An entry that is wanted and has no address is named by what it is, so that it can be rejected once. */
    private static String name(Item item, JsonNode entry) {
        return !item.wanted() || Network.isName(item.name())
                ? item.name()
                : "unnamed entry " + Integer.toHexString(entry.toString().hashCode());
    }

    /** An entry whose time cannot be read stands beside the one before it. */
    static long time(String time, long before) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeException e) {
            return before;
        }
    }
}
