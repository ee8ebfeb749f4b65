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
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a status means where the vendor does not say otherwise; the table stands in {@code ApiClient}. */
final class StatusTable {

    private static final Duration UNSTATED_SILENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendOptional(DateTimeFormatter.RFC_1123_DATE_TIME)
            .appendOptional(DateTimeFormatter.ISO_DATE_TIME)
            .toFormatter(Locale.ROOT);
    private static final long LEAST_EPOCH_SECOND = 1_000_000_000;

    private final InstantSource clock;

    StatusTable(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    SyncException meaningOf(ApiResponse response, String host, boolean writing) {
        int status = response.status();
        Optional<Instant> resume = retryAfter(response);
        if (status == 429 || (status == 503 && resume.isPresent())) {
            Instant until = resume.or(() -> reset(response))
                    .orElseGet(() -> clock.instant().plus(UNSTATED_SILENCE));
            return new SyncException.RateLimited(host + " asks for a pause (status " + status + ")", bounded(until));
        }
        return switch (status) {
            case 401 ->
                new SyncException.AuthExpired(
                        host + " refused the credentials (status 401); put valid ones into the configuration");
            case 404, 410 -> new SyncException.RecordGone(host + " does not have it (status " + status + ")");
            case 301, 302, 303, 307, 308 ->
                new SyncException.Permanent(host + " answers from another address (status " + status + "): "
                        + response.header("Location").orElse("it does not say which")
                        + "; put the address to which it leads into the configuration");
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
        return response.header("Retry-After").flatMap(this::moment);
    }

    private Optional<Instant> reset(ApiResponse response) {
        return Stream.of("RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset")
                .flatMap(name -> response.header(name).flatMap(this::moment).stream())
                .findFirst();
    }

    private Instant bounded(Instant moment) {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST_SILENCE);
        return moment.isBefore(now) ? now.plusSeconds(1) : moment.isAfter(latest) ? latest : moment;
    }

    private Optional<Instant> moment(String header) {
        String value = header.strip();
        if (value.matches("\\d{1,10}(\\.\\d+)?")) {
            long seconds = (long) Math.ceil(Double.parseDouble(value));
            return Optional.of(
                    seconds > LEAST_EPOCH_SECOND
                            ? Instant.ofEpochSecond(seconds)
                            : clock.instant().plusSeconds(seconds));
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DATE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String excerpt(ApiResponse response) {
        String text = response.text().replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
