// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a vendor writes a moment that is to come into a header. */
public enum MomentStyle {
    /** Seconds since 1970. */
    EPOCH_SECONDS,
    /** Milliseconds since 1970. */
    EPOCH_MILLISECONDS,
    /** Whole seconds from now, one more where there is a fraction. */
    SECONDS_FROM_NOW,
    /** As ISO 8601, in UTC and with microseconds. */
    ISO_DATE,
    /** As HTTP writes dates; what is less than a second is lost. */
    HTTP_DATE;

    /** {@return a moment in this style} */
    public String of(Instant moment, Instant now) {
        return switch (this) {
            case EPOCH_SECONDS -> Long.toString(moment.getEpochSecond());
            case EPOCH_MILLISECONDS -> Long.toString(moment.toEpochMilli());
            case SECONDS_FROM_NOW ->
                Long.toString(Math.max(
                        0, Duration.between(now, moment).plusNanos(999_999_999).toSeconds()));
            case ISO_DATE ->
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(moment);
            case HTTP_DATE -> DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atZone(ZoneOffset.UTC));
        };
    }
}
