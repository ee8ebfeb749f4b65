// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as people read them. */
final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Times() {}

    static String shown(Instant moment) {
        return TIME.format(moment);
    }
}
