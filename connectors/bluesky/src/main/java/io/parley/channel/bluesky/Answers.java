// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts answers. Each post has a name that follows from the key of the answer, and is written only if there is none of that
 * name: a repeat finds what the first attempt left, and goes on behind it.
 *
 * @param network speaks to the server
 * @param account handle or DID of the account, which is the name of its repository too
 * @param mostPieces how many posts an answer may become
 */
record Answers(Network network, String account, int mostPieces) {

    private static final String POSTS = "app.bsky.feed.post";

    SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        List<String> pieces = pieces(reply.text());
        String question = reply.inReplyTo().id().id();
        JsonNode answered = network.posts(List.of(question)).get(question);
        if (answered == null) {
            throw new SyncException.RecordGone("The post was removed, or the account may not see it any more");
        }
        if (PostMapper.closed(answered)) {
            throw new SyncException.ItemRejected("Whoever began the thread does not let this account reply");
        }
        ObjectNode parent = reference(answered);
        JsonNode thread = answered.path("record").path("reply").path("root");
        JsonNode root = thread.hasNonNull("uri") ? reference(thread) : parent;
        String name = RecordKey.of(reply.key());
        @Nullable SendReceipt first = null;
        for (String piece : pieces) {
            JsonNode posted = first == null ? post(name, piece, root, parent) : continued(name, piece, root, parent);
            first = first == null ? receipt(posted) : first;
            parent = reference(posted);
            name = RecordKey.after(name);
        }
        if (first == null) {
            throw new SyncException.ItemRejected("The answer has no text");
        }
        return first;
    }

    /** Whether a post of the account is a later piece of an answer, which is in the CRM as a whole. */
    static boolean continues(JsonNode post) {
        return PostMapper.parent(post)
                .filter(parent -> parent.startsWith("at://" + PostMapper.author(post) + "/"))
                .map(parent -> RecordKey.after(name(parent)))
                .filter(name -> name.equals(name(post.path("uri").asText())))
                .isPresent();
    }

    private static String name(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private List<String> pieces(String text) throws SyncException.ItemRejected {
        List<String> pieces = Pieces.of(text);
        if (pieces.size() > mostPieces) {
            throw new SyncException.ItemRejected("The answer has " + Pieces.length(text)
                    + " characters, but at most 300 fit into a post, and an answer may become "
                    + (mostPieces == 1 ? "one post: shorten it, or set longReplies to split" : mostPieces + " posts"));
        }
        return pieces;
    }

    /** A later piece: whatever goes wrong with it, the answer is partly there. */
    private JsonNode continued(String name, String piece, JsonNode root, JsonNode parent)
            throws SyncException, InterruptedException {
        try {
            return post(name, piece, root, parent);
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            throw new SyncException.ItemRejected("Only the beginning was posted: " + e.getMessage());
        } catch (SyncException.Transient e) {
            throw new SyncException.Transient("Only the beginning was posted yet: " + e.getMessage(), true, e);
        }
    }

    private JsonNode post(String name, String text, JsonNode root, JsonNode parent)
            throws SyncException, InterruptedException {
        ObjectNode record = JsonNodeFactory.instance
                .objectNode()
                .put("$type", POSTS)
                .put("text", text)
                .put("createdAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        record.putObject("reply").<ObjectNode>set("root", root).set("parent", parent);
        record.set("facets", new Facets(network).in(text));
        ObjectNode write = JsonNodeFactory.instance
                .objectNode()
                .put("repo", account)
                .put("collection", POSTS)
                .put("rkey", name)
                .putNull("swapRecord");
        write.set("record", record);
        ApiResponse answer = network.client()
                .send(ApiRequest.post("/xrpc/com.atproto.repo.putRecord")
                        .limit("writes")
                        .accept(400)
                        .json(write)
                        .build());
        JsonNode body = answer.json();
        if (answer.status() != 400) {
            return reference(body).set("value", record);
        }
        if (body.path("error").asText().equals("InvalidSwap")) {
            return posted(name);
        }
        throw new SyncException.ItemRejected("Bluesky refused the post: "
                + Untrusted.line(body.path("message").asText(""), 300));
    }

    /** What an earlier attempt has posted. */
    private JsonNode posted(String name) throws SyncException, InterruptedException {
        return network.client()
                .send(ApiRequest.get("/xrpc/com.atproto.repo.getRecord")
                        .query("repo", account)
                        .query("collection", POSTS)
                        .query("rkey", name)
                        .build())
                .json();
    }

    private static SendReceipt receipt(JsonNode posted) {
        String uri = posted.path("uri").asText();
        return new SendReceipt(
                PostMapper.id(uri),
                Instant.parse(posted.path("value").path("createdAt").asText()),
                PostMapper.page(uri).orElse(null));
    }

    /** Name and contents of a post, as others refer to it. */
    private static ObjectNode reference(JsonNode post) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", post.path("uri").asText())
                .put("cid", post.path("cid").asText());
    }
}
