// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.Cursor;
import java.util.List;
import java.util.function.Predicate;

/**
 * A part of a list.
 *
 * @param items oldest first
 * @param next the cursor behind them
 * @param more whether there is more to be read at once
 */
record Slice(List<JsonNode> items, Cursor next, boolean more) {

    /** Without what is not wanted. */
    Slice only(Predicate<JsonNode> wanted) {
        return new Slice(items.stream().filter(wanted).toList(), next, more);
    }
}
