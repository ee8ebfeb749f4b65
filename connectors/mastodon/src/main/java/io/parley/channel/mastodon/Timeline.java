// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A list of the server, read from its oldest wanted item to its newest. The server cannot be asked by time: the first look
 * walks back until an item is older than wanted, and stops at times to leave a cursor. From there on {@code min_id} leads
 * forward without gaps.
 *
 * @param client speaks to the server
 * @param path of the list, with its own parameters
 */
record Timeline(ApiClient client, String path) {

    private static final int LARGEST_PAGE = 40;
    private static final int MOST_STEPS_BACK = 20;
    private static final int LONGEST_ID = 200;
    private static final String BEFORE_EVERYTHING = "0";

    /**
     * A part of the list.
     *
     * @param items oldest first
     * @param next the cursor behind them
     * @param more whether there is more to be read at once
     */
    record Slice(List<JsonNode> items, Cursor next, boolean more) {}

    Slice next(PullRequest request) throws SyncException, InterruptedException {
        JsonNode cursor = request.after().map(Cursor::tree).orElse(MissingNode.getInstance());
        String behind = cursor.path("behind").asText("");
        String before = cursor.path("before").asText("");
        for (int step = 0; behind.isEmpty() && step < MOST_STEPS_BACK; step++) {
            List<JsonNode> newestFirst = read("max_id", before, LARGEST_PAGE);
            if (newestFirst.isEmpty()) {
                behind = BEFORE_EVERYTHING;
            } else {
                behind = newestOlderThan(request.since(), newestFirst);
                before = lastId(newestFirst);
            }
        }
        if (behind.isEmpty()) {
            return new Slice(List.of(), cursor("before", before), true);
        }
        int limit = Math.min(request.limit(), LARGEST_PAGE);
        List<JsonNode> items = read("min_id", behind, limit);
        Collections.reverse(items);
        String last = items.isEmpty() ? behind : lastId(items);
        return new Slice(items, cursor("behind", last), items.size() >= limit);
    }

    private List<JsonNode> read(String bound, String id, int limit) throws SyncException, InterruptedException {
        ApiRequest.Builder request = ApiRequest.get(path).limit("pages").query("limit", limit);
        if (!id.isEmpty()) {
            request.query(bound, id);
        }
        JsonNode list = client.send(request.build()).json();
        if (!list.isArray()) {
            throw new SyncException.Transient("The server answered with something other than a list", false, null);
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private static String newestOlderThan(Instant since, List<JsonNode> newestFirst) {
        return newestFirst.stream()
                .filter(item -> Fields.moment(item, "created_at")
                        .filter(time -> time.isBefore(since))
                        .isPresent())
                .findFirst()
                .map(Timeline::idOf)
                .orElse("");
    }

    /** The id of the last item that has one: without any, the list leads nowhere. */
    private static String lastId(List<JsonNode> items) throws SyncException.Transient {
        return items.stream()
                .map(Timeline::idOf)
                .filter(id -> !id.isEmpty())
                .reduce((one, later) -> later)
                .orElseThrow(() -> new SyncException.Transient(
                        "The server lists items without ids; it is no server that Parley knows", false, null));
    }

    /** Empty if it has none, or one that fits into no cursor. */
    private static String idOf(JsonNode item) {
        String id = item.path("id").asText();
        return id.length() > LONGEST_ID ? "" : id;
    }

    private static Cursor cursor(String name, String id) {
        return Cursor.of(JsonNodeFactory.instance.objectNode().put(name, id));
    }
}
