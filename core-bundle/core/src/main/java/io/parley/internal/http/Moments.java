// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.http.ApiResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * How long it is until a moment of which the other side speaks, by its own clock: that of this machine may differ.
 *
 * @param now what the clock of the other side says
 */
record Moments(Instant now) {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendOptional(DateTimeFormatter.RFC_1123_DATE_TIME)
            .appendOptional(DateTimeFormatter.ISO_DATE_TIME)
            .toFormatter(Locale.ROOT);
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double NANOS_OF_MILLISECOND = 1e6;
    private static final long LEAST_EPOCH_SECOND = 1_000_000_000;
    private static final long LEAST_EPOCH_MILLISECOND = 100_000_000_000L;

    /** By the header Date, else by our clock. */
    static Moments of(ApiResponse response, Instant ours) {
        return new Moments(response.header("Date").flatMap(Moments::date).orElse(ours));
    }

    /**
     * Reads seconds, seconds or milliseconds since 1970, an HTTP date or an ISO time.
     *
     * @return how long it is until then, at least nothing; empty if it is none of these
     */
    Optional<Duration> until(String text) {
        return until(text, SECOND);
    }

    /** As {@link #until(String)}, where what is no moment is counted in another unit than seconds. */
    Optional<Duration> until(String text, Duration unit) {
        String value = text.strip();
        if (value.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            double number = Double.parseDouble(value);
            if (number < LEAST_EPOCH_SECOND) {
                return Optional.of(Duration.ofMillis((long) Math.ceil(number * unit.toNanos() / NANOS_OF_MILLISECOND)));
            }
            double milliseconds = number < LEAST_EPOCH_MILLISECOND ? number * 1000 : number;
            return Optional.of(until(Instant.ofEpochMilli((long) Math.ceil(milliseconds))));
        }
        return date(value).map(this::until);
    }

    private Duration until(Instant moment) {
        Duration rest = Duration.between(now, moment);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DATE).toInstant())
                    .filter(moment -> moment.isAfter(Instant.EPOCH) && moment.isBefore(END));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
