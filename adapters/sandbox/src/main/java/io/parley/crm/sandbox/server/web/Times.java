// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as they stand in answers. */
public final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /**
     * Reads one, within what milliseconds can count.
     *
     * @throws DateTimeException if it is none
     */
    public static Instant parse(String text) {
        Instant moment = Instant.parse(text);
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new DateTimeException("years are from 1 to 9999");
        }
        return moment;
    }

    /** ISO 8601 in UTC, always with milliseconds, so that texts sort as moments do. */
    public static String iso(Instant moment) {
        return FORMAT.format(moment);
    }
}
