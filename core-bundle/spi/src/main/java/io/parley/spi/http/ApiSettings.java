// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an {@link ApiClient} speaks to, with which credentials and within which bounds. */
public final class ApiSettings {

    private final URI endpoint;
    private final Map<String, String> secretHeaders;
    private final Duration timeout;
    private final int maxResponseBytes;
    private final List<StatusRow> statusRows;
    private final @Nullable TokenSource tokens;
    private final LimitStyle limitStyle;
    private final List<LimitHeaders> limitHeaders;
    private final String sharedLimits;

    private ApiSettings(Builder builder) {
        endpoint = builder.endpoint;
        secretHeaders = Map.copyOf(builder.secretHeaders);
        timeout = builder.timeout;
        maxResponseBytes = builder.maxResponseBytes;
        statusRows = List.copyOf(builder.statusRows);
        tokens = builder.tokens;
        limitStyle = builder.limitStyle;
        limitHeaders = List.copyOf(builder.limitHeaders);
        sharedLimits = builder.sharedLimits;
    }

    /**
     * Begins with the address.
     *
     * @param endpoint base address, {@code http} or {@code https}, with or without a path; relative requests are
     *     resolved below it
     * @return a builder
     * @throws IllegalArgumentException if it is not an absolute http or https address, or contains user information
     */
    public static Builder endpoint(URI endpoint) {
        String scheme = endpoint.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "endpoint must be an address such as https://example.org, not " + endpoint);
        }
        if (endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "endpoint must not contain a user name or password; configure them apart");
        }
        return new Builder(endpoint);
    }

    /** {@return the base address} */
    public URI endpoint() {
        return endpoint;
    }

    /** {@return headers that carry secrets; never logged} */
    public Map<String, String> secretHeaders() {
        return secretHeaders;
    }

    /** {@return how long one request may take from connecting to the last byte} */
    public Duration timeout() {
        return timeout;
    }

    /** {@return the largest answer in bytes, after decompression} */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /** {@return what the vendor's own statuses and bodies mean; asked in order, before the common table} */
    public List<StatusRow> statusRows() {
        return statusRows;
    }

    /** {@return where access tokens come from, if there are any} */
    public Optional<TokenSource> tokens() {
        return Optional.ofNullable(tokens);
    }

    /** {@return how the vendor speaks of its limits} */
    public LimitStyle limitStyle() {
        return limitStyle;
    }

    /** {@return headers of the vendor's own that tell of limits, besides those of the style} */
    public List<LimitHeaders> limitHeaders() {
        return limitHeaders;
    }

    /** {@return whose limits they are, such as an app of the vendor; empty when they are this client's alone} */
    public String sharedLimits() {
        return sharedLimits;
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "ApiSettings[" + endpoint + "]";
    }

    /** Builds settings; for one thread. */
    public static final class Builder {

        private final URI endpoint;
        private final Map<String, String> secretHeaders = new LinkedHashMap<>();
        private Duration timeout = Duration.ofSeconds(30);
        private int maxResponseBytes = 10_000_000;
        private final List<StatusRow> statusRows = new ArrayList<>();
        private @Nullable TokenSource tokens;
        private LimitStyle limitStyle = LimitStyle.COMMON;
        private final List<LimitHeaders> limitHeaders = new ArrayList<>();
        private String sharedLimits = "";

        private Builder(URI endpoint) {
            this.endpoint = endpoint;
        }

        /**
         * Sends a bearer token with every request.
         *
         * @param token the token
         * @return this
         */
        public Builder bearer(String token) {
            return secretHeader("Authorization", "Bearer " + token);
        }

        /**
         * Sends a user name and a password with every request.
         *
         * @param user the name
         * @param password the password
         * @return this
         */
        public Builder basic(String user, String password) {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return secretHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }

        /**
         * Sends a header that carries a secret with every request.
         *
         * @param name the header
         * @param value the secret
         * @return this
         */
        public Builder secretHeader(String name, String value) {
            secretHeaders.put(name, value);
            return this;
        }

        /**
         * Sends an access token with every request.
         *
         * @param source gets the tokens
         * @return this
         */
        public Builder tokens(TokenSource source) {
            tokens = source;
            return this;
        }

        /** Sets {@link ApiSettings#timeout()}; 30 s unless set. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** Sets {@link ApiSettings#maxResponseBytes()}; 10,000,000 unless set. */
        public Builder maxResponseBytes(int value) {
            maxResponseBytes = value;
            return this;
        }

        /** Adds to {@link ApiSettings#statusRows()}. */
        public Builder statusRow(StatusRow value) {
            statusRows.add(value);
            return this;
        }

        /** Sets {@link ApiSettings#limitStyle()}; {@code COMMON} unless set. */
        public Builder limitStyle(LimitStyle value) {
            limitStyle = value;
            return this;
        }

        /** Adds to {@link ApiSettings#limitHeaders()}. */
        public Builder limitHeaders(LimitHeaders value) {
            limitHeaders.add(value);
            return this;
        }

        /**
         * Sets {@link ApiSettings#sharedLimits()}: clients of the same host that say the same are silent together.
         *
         * @param owner such as the id of the app; no secret
         * @return this
         */
        public Builder sharedLimits(String owner) {
            sharedLimits = owner;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        public ApiSettings build() {
            return new ApiSettings(this);
        }
    }
}
