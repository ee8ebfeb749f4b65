// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.Cursor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cursor as it stands in a store that was restored beside a channel that was not: far ahead of everything. */
final class LaterCursor {

    private static final Pattern YEAR = Pattern.compile("\\b20(\\d\\d-\\d\\d-\\d\\d)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.:+-])([1-9])(\\d{0,16})(?![\\w.:+-])");

    private LaterCursor() {}

    /** The same cursor with later times and greater numbers; null if it holds none. */
    static @Nullable Cursor than(Cursor cursor) {
        String later = YEAR.matcher(cursor.json()).replaceAll("28$1");
        later = NUMBER.matcher(later).replaceAll("9$1$2");
        if (later.equals(cursor.json())) {
            return null;
        }
        try {
            new JsonMapper().readTree(later);
            return new Cursor(later);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
