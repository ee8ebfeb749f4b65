// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.BackwardList;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.util.List;

/**
 * What a search finds, newest first. Servers take {@code min_id} here for a day, for a moment, or for a mistake: the pages are
 * counted instead.
 *
 * @param client speaks to the server
 * @param query a phrase between quotation marks
 */
record Search(ApiClient client, String query) {

    static final String PATH = "/api/v2/search";

    /** Statuses stand in the index of a server later than on its pages. */
    private static final Duration DELAY = Duration.ofHours(1);

    private static final int DEEPEST = 400;

    /** Some servers give no more at once, whatever they are asked for. */
    private static final int LEAST_FULL_PAGE = 20;

    /** Pages overlap, so that what is deleted between two of them pushes nothing out of sight. */
    private static final int SHARED = 5;

    Slice next(PullRequest request) throws SyncException, InterruptedException {
        BackwardList.Unread<JsonNode> unread =
                BackwardList.counted(this::page, DELAY).next(request);
        return new Slice(unread.items(), unread.next(), unread.more());
    }

    private BackwardList.Part<JsonNode> page(String place) throws SyncException, InterruptedException {
        int offset = place.isEmpty() ? 0 : Integer.parseInt(place);
        List<JsonNode> statuses = client.send(ApiRequest.get(PATH)
                        .query("q", query)
                        .query("type", "statuses")
                        .query("limit", Timeline.LARGEST_PAGE)
                        .query("offset", offset)
                        .build())
                .list("statuses");
        if (!statuses.isEmpty()) {
            Timeline.lastId(statuses);
        }
        int next = offset + statuses.size() - SHARED;
        return new BackwardList.Part<>(
                statuses.stream().map(Search::entry).toList(),
                statuses.size() < LEAST_FULL_PAGE || next > DEEPEST ? "" : String.valueOf(next));
    }

    private static BackwardList.Entry<JsonNode> entry(JsonNode status) {
        String id = Timeline.idOf(status);
        return new BackwardList.Entry<>(
                id.isEmpty() ? status.toString() : id, Untrusted.time(status, "created_at"), status);
    }
}
