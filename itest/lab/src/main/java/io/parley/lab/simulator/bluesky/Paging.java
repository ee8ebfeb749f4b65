// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Pages of a list whose newest entry is the first; a page may be smaller than was asked for. */
final class Paging {

    private static final int USUAL = 50;

    private int most = 100;

    void limit(int entries) {
        most = entries;
    }

    /** A page, with a cursor when it is not empty. What is not wanted is left out of the page once it is made. */
    <T> ObjectNode page(
            Call call,
            String field,
            List<T> newestFirst,
            Function<T, Instant> at,
            Predicate<T> wanted,
            Function<T, ObjectNode> view) {
        int size = size(call, USUAL);
        Instant before = call.parameter("cursor").map(Paging::moment).orElse(Instant.MAX);
        List<T> page = newestFirst.stream()
                .filter(entry -> at.apply(entry).isBefore(before))
                .limit(size)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray(field);
        page.stream().filter(wanted).forEach(entry -> list.add(view.apply(entry)));
        if (!page.isEmpty()) {
            answer.put("cursor", at.apply(page.get(page.size() - 1)).toString());
        }
        return answer;
    }

    /** How many entries a page has, unless there are fewer. */
    int size(Call call, int usual) {
        return Math.min(call.parameter("limit").map(Paging::limit).orElse(usual), most);
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 100) {
            throw Refusal.invalid("Error: limit must be from 1 to 100");
        }
        return Integer.parseInt(text);
    }

    private static Instant moment(String cursor) {
        try {
            return Instant.parse(cursor);
        } catch (DateTimeException e) {
            throw new Refusal(502, "InternalServerError", "Internal Server Error");
        }
    }
}
