// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/**
 * Reads one account from a place on.
 *
 * @param client to read with
 * @param channel address of the channel
 * @param account whose posts
 */
record Reader(JsonClient client, URI channel, String account) {

    /**
     * A page.
     *
     * @param events oldest first
     * @param next where the next page begins
     * @param more whether there is more now
     */
    record Page(JsonNode events, int next, boolean more) {}

    Page read(int after) throws IOException, InterruptedException {
        JsonNode page = client.get(channel.resolve("/channel/" + account + "/events?after=" + after + "&limit=200"));
        return new Page(
                page.path("events"),
                page.path("next").asInt(),
                page.path("more").asBoolean());
    }
}
