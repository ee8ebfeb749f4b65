// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the agent posted on one account of the channel. */
final class Posts {

    /** Posts are found a little earlier than is promised. */
    private static final long HIDDEN_MILLIS = 2_000;

    private final Channel channel;
    private final Later later;
    private final Dice dice;
    private final int longestEcho;
    private final List<ObjectNode> posts = new ArrayList<>();
    private final Map<String, ObjectNode> byKey = new HashMap<>();
    private final Set<String> refused = new TreeSet<>();

    Posts(Channel channel, Later later, Dice dice, int longestEcho) {
        this.channel = channel;
        this.later = later;
        this.dice = dice;
        this.longestEcho = longestEcho;
    }

    /** Takes an answer; 0 for accepted, else the status with which it is refused for good. */
    synchronized int refusal(JsonNode post) {
        if (recognised(post)) {
            return 0;
        }
        int status = !channel.stands(post.path("inReplyTo").asText()) ? 404 : dice.chance(0.01) ? 422 : 0;
        if (status != 0 || refused.contains(post.path("key").asText())) {
            refused.add(post.path("key").asText());
            return status == 0 ? 422 : status;
        }
        return 0;
    }

    synchronized ObjectNode accept(JsonNode post) {
        if (recognised(post)) {
            return byKey.get(post.path("key").asText());
        }
        String id = "a" + posts.size();
        ObjectNode accepted = ((ObjectNode) post.deepCopy())
                .put("id", id)
                .put("at", Instant.now().toString())
                .put("atMillis", System.currentTimeMillis());
        posts.add(accepted);
        byKey.put(post.path("key").asText(), accepted);
        later.in(dice.below(longestEcho), () -> channel.echo(id, accepted));
        return accepted;
    }

    synchronized ArrayNode found(String under, long since) {
        ArrayNode found = Wire.JSON.createArrayNode();
        for (ObjectNode post : posts) {
            long at = post.path("atMillis").asLong();
            if (post.path("inReplyTo").asText().equals(under)
                    && at >= since
                    && at + HIDDEN_MILLIS < System.currentTimeMillis()) {
                found.add(post);
            }
        }
        return found;
    }

    synchronized void truth(ObjectNode truth) {
        truth.putArray("posts").addAll(posts);
        ArrayNode keys = truth.putArray("refused");
        refused.forEach(keys::add);
    }

    private boolean recognised(JsonNode post) {
        return channel.account().repeat().equals("SAFE")
                && byKey.containsKey(post.path("key").asText());
    }
}
