// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.http.ApiResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The marks by which a server tells whether a document changed; what is too long to be remembered is not kept. */
record Validators(@Nullable String etag, @Nullable String lastModified) {

    static final Validators NONE = new Validators(null, null);

    private static final Pattern ETAG = Pattern.compile("[ -~]{1,1000}");
    private static final Pattern DATE = Pattern.compile("[ -~]{1,100}");
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    static Validators of(ApiResponse response) {
        if (changedJustNow(response)) {
            return NONE;
        }
        return new Validators(header(response, "ETag", ETAG), header(response, "Last-Modified", DATE));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (lastModified != null) {
            headers.put("If-Modified-Since", lastModified);
        }
        return headers;
    }

    /**
     * Last-Modified counts whole seconds, and WordPress makes its ETag of it: what is added within the same second has
     * the same marks, so marks of the running second prove nothing.
     */
    private static boolean changedJustNow(ApiResponse response) {
        Optional<Instant> modified = moment(response, "Last-Modified");
        Optional<Instant> now = moment(response, "Date");
        return modified.isPresent()
                && now.isPresent()
                && modified.get().plus(RESOLUTION).isAfter(now.get());
    }

    private static Optional<Instant> moment(ApiResponse response, String name) {
        return response.header(name).flatMap(value -> {
            try {
                return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static @Nullable String header(ApiResponse response, String name, Pattern bound) {
        return response.header(name)
                .filter(value -> bound.matcher(value).matches())
                .orElse(null);
    }
}
