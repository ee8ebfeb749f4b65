// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.lab.simulator.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the API, alone or as a part of another one.
 *
 * @param method in capitals
 * @param path decoded segments after the version
 * @param query first value of each parameter
 * @param headers by name in lower case
 * @param body missing when there is none
 * @param atomic whether a request around it wants all or nothing
 */
record Request(
        String method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        JsonNode body,
        boolean atomic) {

    /** {@return what came over the wire} */
    static Request of(Call call) {
        List<String> path = segments(call.path());
        if (path.size() > 4 && path.get(0).equals("sobjects")) {
            // The path arrives decoded: a slash in a key has become one of the path.
            String key = String.join("/", path.subList(3, path.size()));
            path = List.of(path.get(0), path.get(1), path.get(2), key);
        }
        Map<String, String> query = new LinkedHashMap<>();
        call.query().forEach((name, values) -> query.put(name, values.get(0)));
        return new Request(call.method(), path, query, call.headers(), body(call), false);
    }

    /** {@return a part of another request, with its address as written there} */
    static Request part(String method, String url, Map<String, String> headers, JsonNode body, boolean atomic) {
        int question = url.indexOf('?');
        String address = question < 0 ? url : url.substring(0, question);
        if (!address.startsWith(Api.BASE + "/")) {
            throw Refusal.notFound();
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair :
                question < 0 ? new String[0] : url.substring(question + 1).split("&")) {
            String[] sides = pair.split("=", 2);
            query.putIfAbsent(decode(sides[0]), sides.length < 2 ? "" : decode(sides[1]));
        }
        List<String> path = segments(address).stream()
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
        return new Request(method, path, query, headers, body, atomic);
    }

    /** {@return the value of a header} */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** {@return the value of a query parameter} */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** {@return whether the path is that of such a resource, and has so many segments} */
    boolean isTo(String resource, int segments) {
        return path.size() == segments && String.join("/", path).startsWith(resource);
    }

    private static JsonNode body(Call call) {
        boolean expected = call.method().equals("POST") || call.method().equals("PATCH");
        if (!expected || call.body().length == 0) {
            return MissingNode.getInstance();
        }
        String type = call.header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.of(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content-Type header specified in HTTP request is not supported: " + type);
        }
        JsonNode body = call.json();
        if (body.isMissingNode()) {
            throw Refusal.of(400, "JSON_PARSER_ERROR", "The HTTP entity body is not valid JSON.");
        }
        return body;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/")));
        return List.copyOf(segments.subList(Math.min(4, segments.size()), segments.size()));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
