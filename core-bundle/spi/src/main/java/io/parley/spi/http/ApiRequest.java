// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request. Parameters are encoded here, so that no value from outside can change the address. */
public final class ApiRequest {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final @Nullable String contentType;
    private final byte @Nullable [] body;
    private final Set<Integer> accepted;
    private final boolean writing;
    private final String limit;
    private final Map<String, Long> costs;

    private ApiRequest(Builder builder) {
        method = builder.method;
        String query = String.join("&", builder.query);
        path = query.isEmpty() ? builder.path : builder.path + (builder.path.contains("?") ? "&" : "?") + query;
        headers = Map.copyOf(builder.headers);
        contentType = builder.contentType;
        body = builder.body;
        accepted = Set.copyOf(builder.accepted);
        writing = builder.writing;
        limit = builder.limit;
        costs = Map.copyOf(builder.costs);
    }

    /**
     * Begins a request that reads.
     *
     * @param path below the endpoint, empty for the endpoint itself; or an absolute address on the endpoint's host, such
     *     as a link to the next page
     * @return a builder
     */
    public static Builder get(String path) {
        return new Builder("GET", path);
    }

    /**
     * Begins a request that writes.
     *
     * @param path as with {@link #get}
     * @return a builder
     */
    public static Builder post(String path) {
        return new Builder("POST", path);
    }

    /**
     * Begins a request with another method.
     *
     * @param method such as {@code PATCH}
     * @param path as with {@link #get}
     * @return a builder
     */
    public static Builder method(String method, String path) {
        return new Builder(method, path);
    }

    /**
     * A path segment or query part as it may stand in an address.
     *
     * @param value any text
     * @return the text, percent-encoded
     */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@return the method in upper case} */
    public String method() {
        return method;
    }

    /** {@return the path with its query} */
    public String path() {
        return path;
    }

    /** {@return headers without those that carry secrets} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the media type of the body} */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /** {@return the body} */
    public Optional<byte[]> body() {
        return Optional.ofNullable(body);
    }

    /** {@return whether it may change something: then a fault leaves it in doubt} */
    public boolean writing() {
        return writing;
    }

    /** {@return statuses besides 2xx that are an answer rather than an error} */
    public Set<Integer> accepted() {
        return accepted;
    }

    /** {@return which of the vendor's limits it falls under; empty for the usual one} */
    public String limit() {
        return limit;
    }

    /** {@return what it takes from budgets, by name, besides one of {@code calls}} */
    public Map<String, Long> costs() {
        return costs;
    }

    /** Builds a request; for one thread. */
    public static final class Builder {

        private final String method;
        private final String path;
        private final List<String> query = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String limit = "";
        private final Map<String, Long> costs = new LinkedHashMap<>();
        private @Nullable String contentType;
        private byte @Nullable [] body;
        private final Set<Integer> accepted = new TreeSet<>();
        private boolean writing;

        private Builder(String method, String path) {
            this.method = method;
            this.path = path;
            this.writing = !READING.contains(method);
        }

        /** Adds a query parameter, encoded; also one more of the same name. */
        public Builder query(String name, Object value) {
            query.add(encode(name) + "=" + encode(String.valueOf(value)));
            return this;
        }

        /** Adds a header. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** Sends a JSON document. */
        public Builder json(JsonNode document) {
            return body("application/json", document.toString().getBytes(StandardCharsets.UTF_8));
        }

        /** Sends form fields, encoded. */
        public Builder form(Map<String, String> fields) {
            String text = fields.entrySet().stream()
                    .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                    .collect(Collectors.joining("&"));
            return body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
        }

        /** Sends bytes. */
        public Builder body(String mediaType, byte[] bytes) {
            contentType = mediaType;
            body = bytes.clone();
            return this;
        }

        /** Says that it changes nothing although its method could: a search by {@code POST}, such as JSON-RPC. */
        public Builder reading() {
            writing = false;
            return this;
        }

        /**
         * Says that the vendor counts it apart from other requests, such as a search: when that limit is met, others go on.
         *
         * @param name of the limit
         * @return this
         */
        public Builder limit(String name) {
            limit = name;
            return this;
        }

        /**
         * Says what it takes from a budget of the account or target, such as 50 quota units, or 2 cents.
         *
         * @param budget its name
         * @param amount at least 0
         * @return this
         */
        public Builder costs(String budget, long amount) {
            costs.merge(budget, amount, Long::sum);
            return this;
        }

        /** Takes this status as an answer instead of an error, such as 304; a redirect is then not followed. */
        public Builder accept(int status) {
            accepted.add(status);
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         */
        public ApiRequest build() {
            return new ApiRequest(this);
        }
    }
}
