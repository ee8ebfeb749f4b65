// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a status means where the vendor does not say otherwise; the table stands in {@code ApiClient}. */
final class StatusTable {

    private static final Duration UNSTATED_SILENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    private final InstantSource clock;

    StatusTable(InstantSource clock) {
        this.clock = clock;
    }

    SyncException meaningOf(ApiResponse response, String host, boolean writing) {
        int status = response.status();
        Optional<Instant> resume = retryAfter(response);
        if (status == 429 || (status == 503 && resume.isPresent())) {
            Instant until = resume.orElseGet(() -> clock.instant().plus(UNSTATED_SILENCE));
            return new SyncException.RateLimited(host + " asks for a pause (status " + status + ")", until);
        }
        return switch (status) {
            case 401 ->
                new SyncException.AuthExpired(
                        host + " refused the credentials (status 401); put valid ones into the configuration");
            case 404, 410 -> new SyncException.RecordGone(host + " does not have it (status " + status + ")");
            case 408 ->
                new SyncException.Transient(host + " waited too long for the request (status 408)", false, null);
            default ->
                status >= 500
                        ? new SyncException.Transient(host + " failed (status " + status + ")", writing, null)
                        : new SyncException.ItemRejected(
                                host + " refused the request (status " + status + "): " + excerpt(response));
        };
    }

    private Optional<Instant> retryAfter(ApiResponse response) {
        return response.header("Retry-After").flatMap(this::moment).map(moment -> {
            Instant latest = clock.instant().plus(LONGEST_SILENCE);
            return moment.isAfter(latest) ? latest : moment;
        });
    }

    private Optional<Instant> moment(String header) {
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(clock.instant().plusSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String excerpt(ApiResponse response) {
        String text = response.text().replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
