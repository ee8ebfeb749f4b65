// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.spi.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The way back to the oldest page that was not read yet.
 *
 * @param places of the pages on it, the newest first; the first page is left out
 * @param upTo the newest moment that was read on it: what is older was read
 */
record Trail(List<String> places, Instant upTo) {

    static final Trail NONE = new Trail(List.of(), Instant.EPOCH);

    private static final int MOST_CHARACTERS = 1_200;
    private static final String PLACES = "trail";
    private static final String UP_TO = "upTo";

    static Trail in(PullRequest request) {
        JsonNode cursor = request.after().map(Cursor::tree).orElse(MissingNode.getInstance());
        List<String> places = new ArrayList<>();
        cursor.path(PLACES).forEach(place -> places.add(place.asText()));
        return new Trail(places, Instant.ofEpochMilli(cursor.path(UP_TO).asLong()));
    }

    /** Beside a watermark; leaves places out until the rest fits, the last one last: the way between can be walked again. */
    void into(ObjectNode cursor) {
        List<String> kept = places;
        while (kept.stream().mapToInt(Trail::length).sum() > MOST_CHARACTERS) {
            List<String> all = kept;
            kept = IntStream.range(0, all.size())
                    .filter(i -> all.size() > 1 && (all.size() - 1 - i) % 2 == 0)
                    .mapToObj(all::get)
                    .toList();
        }
        if (!kept.isEmpty()) {
            kept.forEach(cursor.put(UP_TO, upTo.toEpochMilli()).putArray(PLACES)::add);
        }
    }

    private static int length(String place) {
        return TextNode.valueOf(place).toString().length() + 1;
    }
}
