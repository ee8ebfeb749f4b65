// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search finds, read from its newest back to what was told already. Servers take {@code min_id} here for a day, for a
 * moment, or for a mistake: the pages are counted instead.
 *
 * @param client speaks to the server
 * @param query a phrase between quotation marks
 */
record Search(ApiClient client, String query) {

    static final String PATH = "/api/v2/search";

    /** Statuses stand in the index of a server later than on its pages. */
    private static final Duration DELAY = Duration.ofHours(1);

    private static final int MOST_PAGES = 10;

    /** Some servers give no more at once, whatever they are asked for. */
    private static final int LEAST_FULL_PAGE = 20;

    Slice next(PullRequest request) throws SyncException, InterruptedException {
        Told told = Told.in(request.after().map(Cursor::tree).orElse(MissingNode.getInstance()), request.since());
        List<JsonNode> found = found(told);
        List<JsonNode> news = found.stream().filter(status -> !told.has(status)).toList();
        List<JsonNode> items = news.stream().limit(request.limit()).toList();
        List<JsonNode> there = new ArrayList<>(items);
        found.stream().filter(told::has).forEach(there::add);
        Told after = told.only(there, DELAY);
        return new Slice(items, Cursor.of(after.json()), news.size() > items.size());
    }

    /** Oldest first; what comes in meanwhile moves the pages, so that some statuses stand on two of them. */
    private List<JsonNode> found(Told told) throws SyncException, InterruptedException {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        boolean goesOn = true;
        for (int page = 0; goesOn && page < MOST_PAGES; page++) {
            int before = found.size();
            List<JsonNode> statuses = page(client, query, page * Timeline.LARGEST_PAGE);
            if (!statuses.isEmpty()) {
                Timeline.lastId(statuses);
            }
            statuses.stream()
                    .filter(status -> !told.isOlder(status))
                    .forEach(status -> found.putIfAbsent(nameOf(status), status));
            goesOn = found.size() > before
                    && statuses.size() >= LEAST_FULL_PAGE
                    && statuses.stream().noneMatch(told::isOlder);
        }
        List<JsonNode> oldestFirst = new ArrayList<>(found.values());
        Collections.reverse(oldestFirst);
        oldestFirst.sort(
                Comparator.comparing(status -> status.path("created_at").asText()));
        return oldestFirst;
    }

    private static String nameOf(JsonNode status) {
        String id = Timeline.idOf(status);
        return id.isEmpty() ? status.toString() : id;
    }

    /** Newest first. */
    private static List<JsonNode> page(ApiClient client, String query, int offset)
            throws SyncException, InterruptedException {
        JsonNode statuses = client.send(ApiRequest.get(PATH)
                        .query("q", query)
                        .query("type", "statuses")
                        .query("limit", Timeline.LARGEST_PAGE)
                        .query("offset", offset)
                        .build())
                .json()
                .path("statuses");
        if (!statuses.isArray()) {
            throw new SyncException.Transient("The server answered a search with no list of statuses", false, null);
        }
        List<JsonNode> page = new ArrayList<>();
        statuses.forEach(page::add);
        return page;
    }
}
