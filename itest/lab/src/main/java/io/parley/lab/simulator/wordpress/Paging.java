// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param request what asks for it
 * @param page the first is 1
 * @param size how many are on a page
 * @param offset how many are left out before the page
 */
record Paging(RestRequest request, long page, long size, long offset) {

    /** {@return the page that a request asks for; an offset other than 0 goes before the page} */
    static Paging of(RestRequest request) {
        long page = request.number("page", 1);
        long size = request.number("per_page", 10);
        long offset = Math.abs(request.number("offset", 0));
        return new Paging(request, page, size, offset == 0 ? (page - 1) * size : offset);
    }

    /** {@return the number of pages of a list} */
    long pages(int total) {
        return (total + size - 1) / size;
    }

    /** {@return the reply with a page of a list} */
    <T> Reply reply(List<T> all, Function<T, Document> document, Addresses addresses) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        all.stream()
                .skip(offset)
                .limit(size)
                .map(document)
                .map(Document::inCollection)
                .forEach(shown::add);
        long pages = pages(all.size());
        Reply reply = Reply.of(200, shown)
                .with("X-WP-Total", String.valueOf(all.size()))
                .with("X-WP-TotalPages", String.valueOf(pages));
        String before = page > 1 ? link(Math.min(page - 1, pages), "prev", addresses) : "";
        String after = page < pages ? link(page + 1, "next", addresses) : "";
        String links = before + (before.isEmpty() || after.isEmpty() ? "" : ", ") + after;
        return links.isEmpty() ? reply : reply.with("Link", links);
    }

    private String link(long number, String relation, Addresses addresses) {
        Map<String, JsonNode> query = new LinkedHashMap<>();
        for (String name : request.query().keySet()) {
            String plain = name.replaceFirst("\\[.*", "");
            query.put(plain, request.arguments().path(plain));
        }
        query.put("page", LongNode.valueOf(number));
        return "<" + addresses.rest(request.route(), query) + ">; rel=\"" + relation + "\"";
    }
}
