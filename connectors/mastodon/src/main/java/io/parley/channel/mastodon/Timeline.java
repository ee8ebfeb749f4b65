// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A list of the server, read from its oldest wanted item to its newest. The server cannot be asked by time: the first look
 * walks back until an item is older than wanted, and stops at times to leave a cursor. From there on {@code min_id} leads
 * forward without gaps. Ids are never compared, only looked for: not all servers count.
 *
 * @param client speaks to the server
 * @param paths of the list, with parameters; a server that refuses one for its parameters is asked for the next
 * @param delay for how long items may still come in between, because other servers tell of them late
 */
record Timeline(ApiClient client, List<String> paths, Duration delay) {

    static final int LARGEST_PAGE = 40;

    private static final int MOST_STEPS_BACK = 20;
    private static final Pattern ID = Pattern.compile("[!-~&&[^\"\\\\]]{1,90}");
    private static final String BEFORE_EVERYTHING = "0";

    Slice next(PullRequest request) throws SyncException, InterruptedException {
        JsonNode cursor = request.after().map(Cursor::tree).orElse(MissingNode.getInstance());
        String behind = cursor.path("behind").asText("");
        String before = cursor.path("before").asText("");
        for (int step = 0; behind.isEmpty() && step < MOST_STEPS_BACK; step++) {
            List<JsonNode> newestFirst = read("max_id", before);
            if (newestFirst.isEmpty()) {
                behind = BEFORE_EVERYTHING;
            } else {
                behind = newestOlderThan(request.since(), newestFirst);
                before = lastId(newestFirst);
            }
        }
        return behind.isEmpty()
                ? new Slice(
                        List.of(),
                        Cursor.of(JsonNodeFactory.instance.objectNode().put("before", before)),
                        true)
                : forward(behind, cursor.path("told"), request.limit());
    }

    private Slice forward(String behind, JsonNode known, int limit) throws SyncException, InterruptedException {
        List<JsonNode> page = read("min_id", behind);
        Collections.reverse(page);
        List<JsonNode> above = above(behind, page);
        boolean full = page.size() >= LARGEST_PAGE && !above.isEmpty();
        Set<String> told = new HashSet<>();
        known.forEach(id -> told.add(id.asText()));
        List<JsonNode> items = above.stream()
                .filter(item -> !told.contains(idOf(item)))
                .limit(limit)
                .toList();
        items.forEach(item -> told.add(idOf(item)));
        boolean cut = items.size() == limit;
        return new Slice(items, behind(behind, above, told, full && !cut), full || cut);
    }

    /** Some servers show the item itself too, or all that is newest: then what stands above it is meant. */
    private static List<JsonNode> above(String behind, List<JsonNode> oldestFirst) {
        List<String> ids = oldestFirst.stream().map(Timeline::idOf).toList();
        return oldestFirst.subList(ids.lastIndexOf(behind) + 1, oldestFirst.size());
    }

    /** Behind what nothing can come in between any more; what was told above that is kept by its ids. */
    private Cursor behind(String before, List<JsonNode> above, Set<String> told, boolean settled)
            throws SyncException.Transient {
        if (!above.isEmpty()) {
            lastId(above);
        }
        Instant until = newest(above, told).minus(delay);
        String behind = before;
        boolean goesOn = true;
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : above) {
            String id = idOf(item);
            goesOn = goesOn && told.contains(id) && (settled || isOver(item, until));
            if (goesOn && !id.isEmpty()) {
                behind = id;
            } else if (!id.isEmpty() && told.contains(id)) {
                kept.add(id);
            }
        }
        ObjectNode cursor = JsonNodeFactory.instance.objectNode().put("behind", behind);
        return Cursor.of(kept.isEmpty() ? cursor : cursor.set("told", kept));
    }

    private static Instant newest(List<JsonNode> above, Set<String> told) {
        return above.stream()
                .filter(item -> told.contains(idOf(item)))
                .flatMap(item -> Untrusted.time(item, "created_at").stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static boolean isOver(JsonNode item, Instant until) {
        return Untrusted.time(item, "created_at")
                .filter(time -> time.isAfter(until))
                .isEmpty();
    }

    /** Newest first. */
    List<JsonNode> read(String bound, String id) throws SyncException, InterruptedException {
        ApiResponse answer = ask(paths.get(0), bound, id, paths.size() > 1);
        for (int next = 1; next < paths.size() && answer.status() != 200; next++) {
            answer = ask(paths.get(next), bound, id, next < paths.size() - 1);
        }
        return answer.list();
    }

    private ApiResponse ask(String path, String bound, String id, boolean mayBeRefused)
            throws SyncException, InterruptedException {
        ApiRequest.Builder request = ApiRequest.get(path).limit("pages").query("limit", LARGEST_PAGE);
        if (!id.isEmpty()) {
            request.query(bound, id);
        }
        return client.send((mayBeRefused ? request.accept(400).accept(422) : request).build());
    }

    private static String newestOlderThan(Instant since, List<JsonNode> newestFirst) {
        return newestFirst.stream()
                .filter(item -> Untrusted.time(item, "created_at")
                        .filter(time -> time.isBefore(since))
                        .isPresent())
                .findFirst()
                .map(Timeline::idOf)
                .orElse("");
    }

    /** The id of the last item that has one: without any, the list leads nowhere. */
    static String lastId(List<JsonNode> items) throws SyncException.Transient {
        return items.stream()
                .map(Timeline::idOf)
                .filter(id -> !id.isEmpty())
                .reduce((one, later) -> later)
                .orElseThrow(() -> new SyncException.Transient(
                        "The server lists items without ids; it is no server that Parley knows", false, null));
    }

    /** Empty if it has none, or one that fits into no cursor. */
    static String idOf(JsonNode item) {
        String id = item.path("id").asText();
        return ID.matcher(id).matches() ? id : "";
    }
}
