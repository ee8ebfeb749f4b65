// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds posts by their words. A place in what is found is a number, so that it moves when something new is found. */
final class SearchEndpoint {

    private static final int USUAL = 25;

    private final Posts posts;
    private final Views views;
    private final Paging paging;
    private boolean missing;

    SearchEndpoint(Posts posts, Paging paging) {
        this.posts = posts;
        this.views = new Views(posts);
        this.paging = paging;
    }

    /** The network has no search from now on. */
    void remove() {
        missing = true;
    }

    ObjectNode searchPosts(Call call) {
        if (missing) {
            throw new Refusal(501, "MethodNotImplemented", "Method Not Implemented");
        }
        List<String> words = words(ViewEndpoints.required(call, "q"));
        Instant since = call.parameter("since").map(SearchEndpoint::moment).orElse(Instant.MIN);
        Instant until = call.parameter("until").map(SearchEndpoint::moment).orElse(Instant.MAX);
        List<Post> found = posts.newestFirst().stream()
                .filter(post -> words.stream().allMatch(post.text().toLowerCase(Locale.ROOT)::contains))
                .filter(post ->
                        !post.indexedAt().isBefore(since) && post.indexedAt().isBefore(until))
                .toList();
        int from = call.parameter("cursor").map(SearchEndpoint::place).orElse(0);
        int to = Math.min(found.size(), from + paging.size(call, USUAL));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("posts");
        found.subList(Math.min(from, to), to).forEach(post -> list.add(views.post(post)));
        return to < found.size() ? answer.put("cursor", Integer.toString(to)) : answer;
    }

    /** What must stand in a text, in lower case; what stands in quotes must stand there together. */
    private static List<String> words(String query) {
        String[] parts = query.toLowerCase(Locale.ROOT).split("\"", -1);
        if (parts.length % 2 == 0) {
            throw new Refusal(400, "BadQueryString", "Bad query string: a quote is not closed");
        }
        return IntStream.range(0, parts.length)
                .boxed()
                .flatMap(part -> part % 2 == 0 ? Arrays.stream(parts[part].split("\\s+")) : Stream.of(parts[part]))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Instant moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("Error: since and until must be datetimes or dates");
        }
    }

    private static int place(String cursor) {
        if (!cursor.matches("\\d{1,6}")) {
            throw Refusal.invalid("Invalid cursor format");
        }
        return Integer.parseInt(cursor);
    }
}
