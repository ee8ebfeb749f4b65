// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.util.Optional;

/**
 * The posts of the account by name.
 *
 * @param client speaks to the server
 * @param account handle or DID of the account, which is the name of its repository too
 */
record Repository(ApiClient client, String account) {

    /** The collection, and the type, of posts. */
    static final String POSTS = "app.bsky.feed.post";

    /** Writes a post where there is none of that name yet. Returns the one that is there now: address, hash, contents. */
    JsonNode write(String name, ObjectNode post) throws SyncException, InterruptedException {
        ObjectNode write = JsonNodeFactory.instance
                .objectNode()
                .put("repo", account)
                .put("collection", POSTS)
                .put("rkey", name)
                .putNull("swapRecord");
        write.set("record", post);
        ApiResponse answer = client.send(ApiRequest.post("/xrpc/com.atproto.repo.putRecord")
                .limit("writes")
                .accept(400)
                .json(write)
                .build());
        JsonNode body = answer.json();
        if (answer.status() != 400) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("uri", body.path("uri").asText())
                    .put("cid", body.path("cid").asText())
                    .set("value", post);
        }
        if (body.path("error").asText().equals("InvalidSwap")) {
            return read(name);
        }
        throw new SyncException.ItemRejected("Bluesky refused the post: "
                + Untrusted.line(body.path("message").asText(""), 300));
    }

    /** The post of that name, if there is one. */
    Optional<JsonNode> find(String name) throws SyncException, InterruptedException {
        try {
            return Optional.of(read(name));
        } catch (SyncException.RecordGone e) {
            return Optional.empty();
        }
    }

    private JsonNode read(String name) throws SyncException, InterruptedException {
        return client.send(ApiRequest.get("/xrpc/com.atproto.repo.getRecord")
                        .query("repo", account)
                        .query("collection", POSTS)
                        .query("rkey", name)
                        .build())
                .json();
    }
}
