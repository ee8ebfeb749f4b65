// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Points in time as Salesforce writes and reads them. */
final class Times {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][.SS][.S][XXX][XX]", Locale.ROOT);

    private Times() {}

    /** {@return as in an answer} */
    static String write(Instant time) {
        return WRITTEN.format(time);
    }

    /** {@return the point in time; empty when the text is none} */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, READ).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
