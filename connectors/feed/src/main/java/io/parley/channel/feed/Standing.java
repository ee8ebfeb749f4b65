// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one feed of many stands.
 *
 * @param cursor how far it was read
 * @param due when it is asked for next
 * @param pause what the agent found right between two looks
 * @param failures how often it failed in a row
 * @param failingSince when that began
 * @param ended whether it is gone for good
 * @param comments how many comments it was said to have when it was read
 */
record Standing(
        FeedCursor cursor,
        Instant due,
        Duration pause,
        int failures,
        @Nullable Instant failingSince,
        boolean ended,
        int comments) {

    static Standing fresh(Instant now) {
        return new Standing(FeedCursor.START, now, Freshness.SHORTEST, 0, null, false, -1);
    }

    static Standing of(Optional<Cursor> part, Instant now) {
        return part.map(Standing::read).orElseGet(() -> fresh(now));
    }

    Standing read(FeedCursor next, Instant at, Duration found, int counted) {
        return new Standing(next, at, found, 0, null, false, counted);
    }

    Standing failed(Instant now, Instant again) {
        return new Standing(
                cursor, again, pause, failures + 1, failingSince == null ? now : failingSince, false, comments);
    }

    Standing gone(Instant never) {
        return new Standing(cursor, never, pause, failures, failingSince, true, comments);
    }

    Cursor toCursor() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("read", cursor.tree());
        tree.put("due", due.getEpochSecond());
        tree.put("pause", pause.toSeconds());
        if (failures > 0) {
            tree.put("failures", failures);
        }
        if (failingSince != null) {
            tree.put("failingSince", failingSince.getEpochSecond());
        }
        if (ended) {
            tree.put("ended", true);
        }
        if (comments >= 0) {
            tree.put("comments", comments);
        }
        return Cursor.of(tree);
    }

    private static Standing read(Cursor cursor) {
        JsonNode tree = cursor.tree();
        return new Standing(
                FeedCursor.read(tree.path("read")),
                Instant.ofEpochSecond(tree.path("due").asLong()),
                Duration.ofSeconds(tree.path("pause").asLong(Freshness.SHORTEST.toSeconds())),
                tree.path("failures").asInt(),
                tree.has("failingSince")
                        ? Instant.ofEpochSecond(tree.path("failingSince").asLong())
                        : null,
                tree.path("ended").asBoolean(),
                tree.path("comments").asInt(-1));
    }
}
