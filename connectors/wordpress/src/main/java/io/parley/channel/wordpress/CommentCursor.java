// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Which comments were read: everything up to the first mark, and what the other marks name. Times of WordPress have whole
 * seconds and are taken before a comment is stored, so a comment may appear beside or behind later ones.
 *
 * @param marks sorted; never empty
 */
record CommentCursor(TreeSet<Mark> marks) {

    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final int MOST_MARKS = 90;

    /** Where a comment stands in the order of the site. */
    record Mark(Instant at, long id) implements Comparable<Mark> {

        private static final Comparator<Mark> ORDER =
                Comparator.comparing(Mark::at).thenComparing(Mark::id);

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }
    }

    static CommentCursor startingAt(Instant since) {
        CommentCursor start = new CommentCursor(new TreeSet<>());
        start.marks.add(new Mark(since.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS), 0));
        return start;
    }

    static CommentCursor of(Cursor cursor) {
        CommentCursor read = new CommentCursor(new TreeSet<>());
        for (JsonNode mark : cursor.tree()) {
            read.marks.add(new Mark(
                    Instant.ofEpochSecond(mark.path(0).asLong()), mark.path(1).asLong()));
        }
        if (read.marks.isEmpty()) {
            throw new IllegalStateException("The stored cursor holds no marks; reset the stream to start again");
        }
        return read;
    }

    Instant start() {
        return marks.first().at();
    }

    /** Whether this one was read and everything before it too. */
    boolean isBehind(Mark mark) {
        return mark.compareTo(marks.first()) <= 0;
    }

    /** Whether this one is still to be read. */
    boolean isBefore(Mark mark) {
        return !isBehind(mark) && !marks.contains(mark);
    }

    /** The cursor behind further comments. One that bears a time to come does not hide those that are written until then. */
    CommentCursor after(Collection<Mark> read, Instant now) {
        TreeSet<Mark> all = new TreeSet<>(marks);
        all.addAll(read);
        Instant newest = all.last().at();
        Mark settled = new Mark((newest.isBefore(now) ? newest : now).minus(OVERLAP), 0);
        if (all.first().compareTo(settled) < 0) {
            all.headSet(settled).clear();
            all.add(settled);
        }
        while (all.size() > MOST_MARKS) {
            all.pollFirst();
        }
        return new CommentCursor(all);
    }

    Cursor toCursor() {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        marks.forEach(mark -> tree.addArray().add(mark.at().getEpochSecond()).add(mark.id()));
        return Cursor.of(tree);
    }
}
