// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Posts answers. Each post has a name that follows from the key of the answer, and is written only if there is none of that
 * name: a repeat finds what the first attempt left, and goes on behind it.
 *
 * @param network knows posts and people
 * @param repository where the posts of the account are
 * @param mostPieces how many posts an answer may become
 */
record Answers(Network network, Repository repository, int mostPieces) {

    SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        List<String> pieces = pieces(reply.text());
        String name = RecordKey.of(reply.key());
        JsonNode place = place(reply.inReplyTo().id().id(), name);
        JsonNode first = post(name, pieces.get(0), place);
        JsonNode last = first;
        for (String piece : pieces.subList(1, pieces.size())) {
            name = RecordKey.after(name);
            last = continued(name, piece, place(place.path("root"), last));
        }
        return receipt(first);
    }

    /** What an earlier attempt has posted. */
    List<SentFinder.Sent> sent(Reply reply) throws SyncException, InterruptedException {
        return repository.find(RecordKey.of(reply.key())).stream()
                .map(post -> new SentFinder.Sent(
                        receipt(post), post.path("value").path("text").asText()))
                .toList();
    }

    private static SendReceipt receipt(JsonNode post) {
        String uri = post.path("uri").asText();
        return new SendReceipt(
                PostMapper.id(uri),
                Instant.parse(post.path("value").path("createdAt").asText()),
                PostMapper.page(uri).orElse(null));
    }

    private List<String> pieces(String text) throws SyncException.ItemRejected {
        List<String> pieces = Pieces.of(text);
        if (pieces.isEmpty()) {
            throw new SyncException.ItemRejected("The answer has no text");
        }
        if (pieces.size() > mostPieces) {
            throw new SyncException.ItemRejected("The answer has " + Pieces.length(text)
                    + " characters, but at most 300 fit into a post, and an answer may become "
                    + (mostPieces == 1 ? "one post: shorten it, or set longReplies to split" : mostPieces + " posts"));
        }
        return pieces;
    }

    /** Where the answer stands: under the question as it is now, or where an earlier attempt has put it. */
    private JsonNode place(String question, String name) throws SyncException, InterruptedException {
        Optional<JsonNode> answered =
                Optional.ofNullable(network.posts(List.of(question)).get(question));
        if (answered.isPresent() && !PostMapper.closed(answered.get())) {
            JsonNode post = answered.get();
            JsonNode root = post.path("record").path("reply").path("root");
            return place(root.hasNonNull("uri") ? root : post, post);
        }
        Optional<JsonNode> posted = repository.find(name);
        if (posted.isPresent()) {
            return posted.get().path("value").path("reply");
        }
        throw answered.isPresent()
                ? new SyncException.ItemRejected("Whoever began the thread does not let this account reply")
                : new SyncException.RecordGone("The post was removed, or the account may not see it any more");
    }

    private static JsonNode place(JsonNode root, JsonNode parent) {
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.set("root", reference(root));
        place.set("parent", reference(parent));
        return place;
    }

    /** Address and hash of a post, as others refer to it. */
    private static ObjectNode reference(JsonNode post) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", post.path("uri").asText())
                .put("cid", post.path("cid").asText());
    }

    private JsonNode post(String name, String text, JsonNode place) throws SyncException, InterruptedException {
        ObjectNode post = JsonNodeFactory.instance
                .objectNode()
                .put("$type", Repository.POSTS)
                .put("text", text)
                .put("createdAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        post.set("reply", place);
        post.set("facets", new Facets(network).in(text));
        return repository.write(name, post);
    }

    /** A later piece: whatever goes wrong with it, the answer is partly there. */
    private JsonNode continued(String name, String piece, JsonNode place) throws SyncException, InterruptedException {
        try {
            return post(name, piece, place);
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            throw new SyncException.ItemRejected("Only the beginning was posted: " + e.getMessage());
        } catch (SyncException.Transient e) {
            throw new SyncException.Transient("Only the beginning was posted yet: " + e.getMessage(), true, e);
        }
    }
}
