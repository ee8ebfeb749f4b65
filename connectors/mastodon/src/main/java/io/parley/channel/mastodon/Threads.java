// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.HashMap;
import java.util.Map;

/** Finds the first status of the thread in which a status stands; made anew for each page. */
final class Threads {

    private final ApiClient client;
    private final Map<String, JsonNode> roots = new HashMap<>();

    Threads(ApiClient client) {
        this.client = client;
    }

    /** The oldest status of the thread that the account may see. */
    JsonNode rootOf(JsonNode status) throws SyncException, InterruptedException {
        String id = status.path("id").asText();
        if (status.path("in_reply_to_id").isContainerNode()) {
            throw new SyncException.ItemRejected("in_reply_to_id is no id");
        }
        String parent = status.path("in_reply_to_id").asText("");
        JsonNode root = parent.isEmpty() ? status : roots.getOrDefault(id, roots.get(parent));
        if (root == null) {
            JsonNode context = client.send(ApiRequest.get("/api/v1/statuses/" + ApiRequest.encode(id) + "/context")
                            .build())
                    .json();
            JsonNode ancestors = context.path("ancestors");
            if (!ancestors.isArray()) {
                throw new SyncException.Transient(
                        "The server does not say to what a status belongs: its context has no ancestors", false, null);
            }
            root = ancestors.isEmpty() ? status : ancestors.path(0);
            remember(ancestors, root);
            remember(context.path("descendants"), root);
        }
        roots.put(id, root);
        return root;
    }

    private void remember(JsonNode statuses, JsonNode root) {
        statuses.forEach(status -> roots.put(status.path("id").asText(), root));
    }
}
