// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The channel's own record of one account. */
final class ChannelTruth {

    final String account;
    final Map<String, JsonNode> messages = new LinkedHashMap<>();
    final Map<String, JsonNode> posts = new LinkedHashMap<>();
    final Set<String> refused = new HashSet<>();
    final int broken;

    ChannelTruth(String account, JsonNode truth) {
        this.account = account;
        truth.path("messages").forEach(message -> messages.put(key(message, "id"), message));
        truth.path("posts").forEach(post -> posts.put(key(post, "id"), post));
        truth.path("refused").forEach(key -> refused.add(key.asText()));
        broken = truth.path("broken").asInt();
    }

    String key(JsonNode json, String field) {
        return "rig:" + account + "/" + json.path(field).asText();
    }

    /** The beginning of an answer's text: which comment it is. */
    static String mark(JsonNode json) {
        String text = json.path("text").asText();
        int end = text.indexOf(']');
        return text.startsWith("[") && end > 0 ? text.substring(0, end + 1) : "";
    }
}
