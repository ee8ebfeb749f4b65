// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.HashMap;
import java.util.Map;

/** Reads the threads in which statuses stand; made anew for each page. */
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
            read(status);
            root = roots.getOrDefault(id, status);
        }
        roots.put(id, root);
        return root;
    }

    /** What stands below a status; nothing where it is gone. */
    Iterable<JsonNode> below(JsonNode status) throws SyncException, InterruptedException {
        try {
            JsonNode below = read(status);
            if (!below.isArray()) {
                throw new SyncException.Transient(
                        "The server does not say what answers a status: its context has no descendants", false, null);
            }
            return below;
        } catch (SyncException.RecordGone e) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }

    private JsonNode read(JsonNode status) throws SyncException, InterruptedException {
        String id = status.path("id").asText();
        JsonNode context = client.send(ApiRequest.get("/api/v1/statuses/" + ApiRequest.encode(id) + "/context")
                        .build())
                .json();
        JsonNode ancestors = context.path("ancestors");
        if (!ancestors.isArray()) {
            throw new SyncException.Transient(
                    "The server does not say to what a status belongs: its context has no ancestors", false, null);
        }
        JsonNode root = ancestors.isEmpty() ? status : ancestors.path(0);
        roots.put(id, root);
        remember(ancestors, root);
        remember(context.path("descendants"), root);
        return context.path("descendants");
    }

    private void remember(JsonNode statuses, JsonNode root) {
        statuses.forEach(status -> roots.put(status.path("id").asText(), root));
    }
}
