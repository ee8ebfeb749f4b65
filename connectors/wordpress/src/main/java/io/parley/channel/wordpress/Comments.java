// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Some comments. There may be fewer than were asked for although more follow, because WordPress takes out at the end what
 * the user may not see.
 *
 * @param list in the order asked for
 * @param total how many there are in all
 * @param now the clock of the site
 */
record Comments(List<JsonNode> list, long total, Instant now) {

    static Comments of(ApiResponse answer) throws SyncException.Transient {
        List<JsonNode> list = answer.list();
        String total = answer.header("X-WP-Total")
                .filter(number -> number.matches("[0-9]{1,12}"))
                .orElseThrow(() -> new SyncException.Transient(
                        "The answer has no header X-WP-Total; a proxy before the site must let it pass", false, null));
        Instant now = answer.header("Date").flatMap(Comments::date).orElseGet(Instant::now);
        return new Comments(list, Long.parseLong(total), now);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
