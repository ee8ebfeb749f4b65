// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What was told of statuses that come in no order to be relied on: all that is older than a moment, and some of what is newer.
 *
 * @param until everything older was told, or is not wanted
 * @param ids what else was told, in the order of telling
 */
record Told(Instant until, List<String> ids) {

    private static final int MOST_CHARACTERS = 2_000;

    /** From a cursor; before the first, all that is older than wanted counts as told. */
    static Told in(JsonNode cursor, Instant since) {
        List<String> ids = new ArrayList<>();
        cursor.path("told").forEach(id -> ids.add(id.asText()));
        return new Told(Untrusted.time(cursor, "until").orElse(since), ids);
    }

    boolean has(JsonNode status) {
        return ids.contains(Timeline.idOf(status)) || time(status).isBefore(until);
    }

    /** What has no time that can be read is told once more rather than not at all. */
    private Instant time(JsonNode status) {
        return Untrusted.time(status, "created_at").orElse(until);
    }

    /** After a look at some of it; what was told first is forgotten first. */
    Told and(List<JsonNode> more) {
        Deque<String> kept = new ArrayDeque<>(ids);
        more.forEach(status -> kept.add(Timeline.idOf(status)));
        int characters = kept.stream().mapToInt(Told::lengthOf).sum();
        while (characters > MOST_CHARACTERS) {
            characters -= lengthOf(kept.removeFirst());
        }
        return new Told(until, List.copyOf(kept));
    }

    /** Up to some time before the newest of what was told. */
    Told upTo(List<JsonNode> newest, Duration delay) {
        return new Told(movedBy(newest, delay), ids);
    }

    /** Whether the next that is told makes the first forgotten. */
    boolean isFull() {
        return ids.stream().mapToInt(Told::lengthOf).sum() > MOST_CHARACTERS * 9 / 10;
    }

    private Instant movedBy(List<JsonNode> told, Duration delay) {
        return told.stream()
                .map(status -> time(status).minus(delay))
                .filter(moment -> moment.isAfter(until))
                .max(Instant::compareTo)
                .orElse(until);
    }

    private static int lengthOf(String id) {
        return id.length() + "\"\",".length();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("until", until.toString());
        ArrayNode told = json.putArray("told");
        ids.forEach(told::add);
        return json;
    }
}
