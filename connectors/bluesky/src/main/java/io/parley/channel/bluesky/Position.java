// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.channel.PullRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where reading stands. The network orders by the time that the writer's app claims, unless that is in the future, so a
 * post may appear behind others that were read long ago.
 *
 * @param floor everything older was read or is not wanted; in milliseconds since 1970
 * @param seen what was read of the rest, wanted or not: its time by a short hash of its name
 * @param trail pages on the way back to the oldest one that was not read yet, the newest first; the first page is left out
 * @param behind the page that was finished last on that way; empty where there is none
 */
record Position(long floor, Map<String, Long> seen, List<String> trail, String behind) {

    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final int MOST_SEEN = 120;
    private static final int LONGEST_TRAIL = 1_000;
    private static final int LONGEST_PLACE = 200;

    static Position of(PullRequest request) {
        if (request.after().isEmpty()) {
            return new Position(request.since().plusNanos(999_999).toEpochMilli(), Map.of(), List.of(), "");
        }
        JsonNode tree = request.after().get().tree();
        long floor = tree.path("floor").asLong();
        Map<String, Long> seen = new HashMap<>();
        tree.path("seen")
                .properties()
                .forEach(one -> seen.put(one.getKey(), floor + one.getValue().asLong()));
        List<String> trail = new ArrayList<>();
        tree.path("trail").forEach(place -> trail.add(place.asText()));
        return new Position(floor, seen, trail, tree.path("behind").asText(""));
    }

    boolean lacks(Listing.Entry entry) {
        return entry.at() >= floor && !seen.containsKey(hash(entry.name()));
    }

    /** The position behind further entries. */
    Position after(Collection<Listing.Entry> read, List<String> newTrail, String finished) {
        Map<String, Long> all = new HashMap<>(seen);
        read.forEach(entry -> all.put(hash(entry.name()), entry.at()));
        List<Long> newestFirst =
                all.values().stream().sorted(Comparator.reverseOrder()).toList();
        long raised = floor;
        if (!newestFirst.isEmpty()) {
            raised = Math.max(raised, newestFirst.get(0) - OVERLAP.toMillis());
        }
        if (newestFirst.size() > MOST_SEEN) {
            raised = Math.max(raised, newestFirst.get(MOST_SEEN) + 1);
        }
        long least = raised;
        all.values().removeIf(at -> at < least);
        return new Position(
                raised, all, sparse(newTrail), newTrail.isEmpty() || finished.length() > LONGEST_PLACE ? "" : finished);
    }

    Position withoutTrail() {
        return new Position(floor, seen, List.of(), "");
    }

    Cursor toCursor() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("floor", floor);
        ObjectNode times = tree.putObject("seen");
        seen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> times.put(one.getKey(), one.getValue() - floor));
        trail.forEach(tree.withArray("trail")::add);
        if (!behind.isEmpty()) {
            tree.put("behind", behind);
        }
        return Cursor.of(tree);
    }

    /** Leaves places out until the rest fits into a cursor; the way between two of them can be walked again. */
    private static List<String> sparse(List<String> trail) {
        List<String> kept = trail;
        while (kept.stream().mapToInt(String::length).sum() > LONGEST_TRAIL) {
            List<String> all = kept;
            kept = IntStream.range(0, all.size())
                    .filter(i -> i % 2 == 1)
                    .mapToObj(all::get)
                    .toList();
        }
        return kept;
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
