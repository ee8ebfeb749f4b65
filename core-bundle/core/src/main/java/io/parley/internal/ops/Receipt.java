// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the agent stated about one day, and signed.
 *
 * @param document what it states
 * @param day which day, in UTC, by the name of its file
 * @param number 1 for the first receipt of an agent, one more for each that follows
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record Receipt(JsonNode document, LocalDate day, long number, String sha256) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a receipt; one that was damaged has no number and did not balance. */
    static Receipt read(LocalDate day, byte[] bytes) throws IOException {
        String sha256 = HexFormat.of().formatHex(newDigest().digest(bytes));
        JsonNode document;
        try {
            document = JSON.readTree(bytes);
        } catch (JacksonException | CharConversionException e) {
            document = JSON.missingNode();
        }
        return new Receipt(document, day, document.path("number").asLong(), sha256);
    }

    /** {@return the day that a text such as 2026-11-22 names; empty if it names none} */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.toString().equals(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@return the first moment of the day} */
    public static Instant from(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** {@return the first moment after the day} */
    public static Instant to(LocalDate day) {
        return from(day.plusDays(1));
    }

    /** {@return whether everything received was somewhere} */
    public boolean balanced() {
        return document.path("balanced").asBoolean();
    }

    /** {@return the digest of the receipt before; empty in the first one} */
    String previous() {
        return document.path("previous").asText("");
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
