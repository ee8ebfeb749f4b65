// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed was read: through a document to its end, up to an entry of a document, or not at all.
 *
 * @param document fingerprint of that document; null if none was read from beginning to end without changing meanwhile
 * @param position the last entry that was read; null if the end was reached
 * @param validators of the document whose end was reached
 * @param ttl how long that document said that it stays as it is
 */
record FeedCursor(@Nullable String document, @Nullable Position position, Validators validators, Duration ttl) {

    private static final FeedCursor START = new FeedCursor(null, null, Validators.NONE, Duration.ZERO);

    static FeedCursor of(Optional<Cursor> cursor) {
        return cursor.map(FeedCursor::read).orElse(START);
    }

    /** Whether a document with this fingerprint was read to its end. */
    boolean hasRead(String fingerprint) {
        return position == null && fingerprint.equals(document);
    }

    /** Whether an entry stands behind this cursor. */
    boolean isBefore(DatedEntry entry) {
        return position == null || position.compareTo(entry.position()) < 0;
    }

    /** The cursor behind an entry of a document. */
    FeedCursor at(Position last, String fingerprint) {
        return new FeedCursor(isWalking(fingerprint) ? fingerprint : null, last, Validators.NONE, Duration.ZERO);
    }

    /**
     * The cursor behind the last entry of a document. A document that changed on the way is read again, and so is one in
     * which this cursor stood behind everything: none of those that were made here does.
     */
    FeedCursor end(String fingerprint, boolean found, Validators newer, Duration pause) {
        boolean whole = isWalking(fingerprint) && (position == null || found);
        return whole ? new FeedCursor(fingerprint, null, newer, pause) : START;
    }

    Cursor toCursor() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        put(tree, "document", document);
        if (position != null) {
            put(tree, "at", position.at().toString());
            put(tree, "mark", position.mark());
        }
        put(tree, "etag", validators.etag());
        put(tree, "lastModified", validators.lastModified());
        if (!ttl.isZero()) {
            tree.put("ttlSeconds", ttl.toSeconds());
        }
        return Cursor.of(tree);
    }

    private boolean isWalking(String fingerprint) {
        return position == null || fingerprint.equals(document);
    }

    private static FeedCursor read(Cursor cursor) {
        JsonNode tree = cursor.tree();
        if (!tree.isObject()) {
            throw malformed("it is not an object", null);
        }
        String at = text(tree, "at");
        String mark = text(tree, "mark");
        if ((at == null) != (mark == null)) {
            throw malformed("at and mark do not come together", null);
        }
        JsonNode seconds = tree.path("ttlSeconds");
        if (!seconds.isMissingNode() && !seconds.canConvertToInt()) {
            throw malformed("ttlSeconds is not a number", null);
        }
        return new FeedCursor(
                text(tree, "document"),
                at == null || mark == null ? null : new Position(moment(at), mark),
                new Validators(text(tree, "etag"), text(tree, "lastModified")),
                Duration.ofSeconds(Math.max(0, seconds.asInt())));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw malformed("at is not a time", e);
        }
    }

    private static @Nullable String text(JsonNode tree, String name) {
        JsonNode node = tree.path(name);
        if (!node.isMissingNode() && !node.isTextual()) {
            throw malformed(name + " is not a text", null);
        }
        return node.textValue();
    }

    private static void put(ObjectNode tree, String name, @Nullable String value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    private static IllegalStateException malformed(String reason, @Nullable Throwable cause) {
        return new IllegalStateException(
                "The stored cursor of the feed cannot be read: " + reason + "; reset the stream to start again", cause);
    }
}
