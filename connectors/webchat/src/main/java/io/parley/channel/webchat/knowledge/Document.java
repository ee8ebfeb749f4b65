// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands at one address, asked for again when the server says that it may have changed. For one thread at a time. */
final class Document {

    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age=\"?(\\d{1,7})");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int NOT_CHANGED = 304;

    private final ApiClient client;
    private final String address;
    private final InstantSource clock;
    private Instant fresh = Instant.MIN;
    private String etag = "";
    private String modified = "";

    Document(ApiClient client, String address, InstantSource clock) {
        this.client = client;
        this.address = address;
        this.clock = clock;
    }

    /** {@return the document; empty if it is as it was} */
    Optional<byte[]> read() throws SyncException, InterruptedException {
        if (clock.instant().isBefore(fresh)) {
            return Optional.empty();
        }
        ApiRequest.Builder request = ApiRequest.get(address);
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag).accept(NOT_CHANGED);
        }
        if (!modified.isEmpty()) {
            request.header("If-Modified-Since", modified).accept(NOT_CHANGED);
        }
        ApiResponse response = client.send(request.build());
        fresh = clock.instant().plus(age(response));
        if (response.status() == NOT_CHANGED) {
            return Optional.empty();
        }
        etag = response.header("ETag").orElse("");
        modified = response.header("Last-Modified").orElse("");
        return Optional.of(response.bytes());
    }

    /** What was read was not usable, so it is asked for again. */
    void forget() {
        fresh = Instant.MIN;
        etag = "";
        modified = "";
    }

    private static Duration age(ApiResponse response) {
        Matcher matcher = MAX_AGE.matcher(response.header("Cache-Control").orElse(""));
        Duration age = matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }
}
