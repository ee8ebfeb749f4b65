// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed was read: through a document to its end, up to an entry of a document, or not at all.
 *
 * @param document fingerprint of that document; null if none was read from beginning to end without changing meanwhile
 * @param position the last entry that was read; null if the end was reached
 * @param validators of the document whose end was reached
 * @param rhythm how often that document wanted to be asked
 * @param moved where it is now, if it has moved for good
 * @param archive whether that document has older pages of the feed in it
 */
record FeedCursor(
        @Nullable String document,
        @Nullable Position position,
        Validators validators,
        Rhythm rhythm,
        @Nullable String moved,
        boolean archive) {

    static final FeedCursor START = new FeedCursor(null, null, Validators.NONE, Rhythm.NONE, null, false);

    private static final int LONGEST_ADDRESS = 1_000;

    static FeedCursor of(Optional<Cursor> cursor) {
        return cursor.map(FeedCursor::read).orElse(START);
    }

    /** Where to ask, if the feed was configured with this address. */
    URI address(URI configured) {
        return moved == null ? configured : URI.create(moved);
    }

    /** The same, for a feed that is to be asked for elsewhere the next time. */
    FeedCursor at(URI home, URI configured) {
        String address = home.toString();
        boolean elsewhere = !home.equals(configured) && address.length() <= LONGEST_ADDRESS;
        return new FeedCursor(document, position, validators, rhythm, elsewhere ? address : null, archive);
    }

    /** Whether a document with this fingerprint was read to its end. */
    boolean hasRead(String fingerprint) {
        return position == null && fingerprint.equals(document);
    }

    /** Whether nothing of the feed was read yet. */
    boolean isStart() {
        return document == null && position == null;
    }

    FeedCursor withArchive(boolean value) {
        return new FeedCursor(document, position, validators, rhythm, moved, value);
    }

    /** Whether it stands within a document. */
    boolean isWithin() {
        return position != null;
    }

    /** Whether an entry stands behind this cursor. */
    boolean isBefore(DatedEntry entry) {
        return position == null || position.compareTo(entry.position()) < 0;
    }

    /** The cursor behind an entry of a document. */
    FeedCursor at(Position last, String fingerprint) {
        return new FeedCursor(
                isWalking(fingerprint) ? fingerprint : null, last, Validators.NONE, Rhythm.NONE, moved, archive);
    }

    /**
     * The cursor behind the last entry of a document. A document that changed on the way is read again, and so is one in
     * which this cursor stood behind everything: none of those that were made here does.
     */
    FeedCursor end(String fingerprint, boolean found, Validators newer, Rhythm asked) {
        boolean whole = isWalking(fingerprint) && (position == null || found);
        return whole ? new FeedCursor(fingerprint, null, newer, asked, moved, false) : START;
    }

    Cursor toCursor() {
        return Cursor.of(tree());
    }

    ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        put(tree, "document", document);
        if (position != null) {
            put(tree, "at", position.at().toString());
            put(tree, "mark", position.mark());
        }
        put(tree, "etag", validators.etag());
        put(tree, "lastModified", validators.lastModified());
        if (!rhythm.ttl().isZero()) {
            tree.put("ttlSeconds", rhythm.ttl().toSeconds());
        }
        if (!rhythm.skipHours().isEmpty()) {
            ArrayNode hours = tree.putArray("skipHours");
            rhythm.skipHours().forEach(hours::add);
        }
        if (!rhythm.skipDays().isEmpty()) {
            ArrayNode days = tree.putArray("skipDays");
            rhythm.skipDays().forEach(day -> days.add(day.getValue()));
        }
        put(tree, "moved", moved);
        if (archive) {
            tree.put("archive", true);
        }
        return tree;
    }

    private boolean isWalking(String fingerprint) {
        return position == null || fingerprint.equals(document);
    }

    private static FeedCursor read(Cursor cursor) {
        return read(cursor.tree());
    }

    static FeedCursor read(JsonNode tree) {
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
                new Rhythm(
                        Duration.ofSeconds(Math.max(0, seconds.asInt())),
                        Duration.ZERO,
                        numbers(tree, "skipHours", 0, 23).boxed().collect(Collectors.toSet()),
                        numbers(tree, "skipDays", 1, 7).mapToObj(DayOfWeek::of).collect(Collectors.toSet())),
                address(tree),
                tree.path("archive").asBoolean());
    }

    private static IntStream numbers(JsonNode tree, String name, int least, int most) {
        return StreamSupport.stream(tree.path(name).spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .filter(number -> number >= least && number <= most);
    }

    private static @Nullable String address(JsonNode tree) {
        String moved = text(tree, "moved");
        return moved == null || Untrusted.link(moved).isEmpty() ? null : moved;
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
