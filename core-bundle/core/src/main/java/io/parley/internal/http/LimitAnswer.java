// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An answer as it is read when limits are looked for.
 *
 * @param response the answer
 * @param moments of the clock of the other side
 */
record LimitAnswer(ApiResponse response, Moments moments) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The first of several headers that says when, or how long. */
    Optional<Duration> until(String... headers) {
        return Stream.of(headers)
                .flatMap(header -> response.header(header).flatMap(moments::until).stream())
                .findFirst();
    }

    /** The first of several headers that holds a number. */
    Optional<Long> number(String... headers) {
        return Stream.of(headers)
                .flatMap(header -> response.header(header).stream())
                .map(String::strip)
                .map(text -> text.matches("\\d{1,3}(,\\d{3}){1,4}(\\.\\d+)?") ? text.replace(",", "") : text)
                .filter(text -> text.matches("\\d{1,15}(\\.\\d{1,9})?"))
                .map(text -> (long) Double.parseDouble(text))
                .findFirst();
    }

    /** JSON in a header. */
    JsonNode json(String header) {
        try {
            return JSON.readTree(response.header(header).orElse("{}"));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** What the body says at a place, as text; empty where it says nothing. */
    String body(String pointer) {
        try {
            return response.json().at(pointer).asText("");
        } catch (SyncException.Transient notJson) {
            return "";
        }
    }

    /** What the body says at a place about when, or how long. */
    Optional<Duration> bodyUntil(String pointer) {
        return moments.until(body(pointer));
    }

    /** Whether it is a page for people instead of an answer for programs. */
    boolean page() {
        return response.header("Content-Type").orElse("").startsWith("text/html");
    }

    /** Until the next full hour. */
    Duration untilHour() {
        return Duration.between(
                moments.now(), moments.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    /** Until the day ends somewhere. */
    Duration untilMidnight(ZoneId zone) {
        ZonedDateTime there = moments.now().atZone(zone);
        return Duration.between(there, there.truncatedTo(ChronoUnit.DAYS).plusDays(1));
    }
}
