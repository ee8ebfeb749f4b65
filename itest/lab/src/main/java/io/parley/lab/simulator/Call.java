// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as the vendor sees it.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param query decoded parameters in their order, each with all its values
 * @param headers by name in lower case, the first value of each
 * @param body as it came
 */
public record Call(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** {@return the first value of a header} */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** {@return the token of a header {@code Authorization: Bearer …}; the scheme is read in any case} */
    public Optional<String> bearer() {
        return behindScheme("Bearer ");
    }

    /** {@return who calls by a header {@code Authorization: Basic …}; the scheme is read in any case} */
    public Optional<Login> login() {
        return behindScheme("Basic ").flatMap(Login::of);
    }

    private Optional<String> behindScheme(String scheme) {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()));
    }

    /** {@return the first value of a query parameter} */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return all values of a query parameter} */
    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** {@return the body as text} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return the body as JSON; a missing node when it is none} */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the fields of a form in the body} */
    public Map<String, List<String>> form() {
        return pairs(text());
    }

    /** {@return decoded pairs of a query or a form} */
    public static Map<String, List<String>> pairs(String encoded) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
