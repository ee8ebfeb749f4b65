// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Watermark;
import io.parley.spi.channel.Watermark.Mark;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The oldest comments that were not read.
 *
 * @param comments in the order of the site
 * @param more whether there are others behind them
 * @param now the clock of the site
 */
record Unread(NavigableMap<Mark, JsonNode> comments, boolean more, Instant now) {

    /** Parts overlap, so that what is deleted between two of them pushes nothing out of sight. */
    private static final int STEP = Site.MOST_COMMENTS - 10;

    /** Halving finds its way through more comments than there are; a site that contradicts itself would be asked for ever. */
    private static final int MOST_STEPS = 100;

    /**
     * Looks for them in what is not much older than the cursor: at its beginning, where they are on a quiet site; then at
     * its end, where they are on a busy one; then between. What stands before a comment below the floor was read.
     */
    static Unread find(Site site, CommentType type, Watermark read) throws SyncException, InterruptedException {
        long low = 0;
        long high = Long.MAX_VALUE;
        long offset = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            long from = offset;
            Comments part = site.comments(type, query -> query.query("after", Site.after(read.floor()))
                    .query("offset", from)
                    .query("order", "asc"));
            NavigableMap<Mark, JsonNode> unread = unread(part.list(), read);
            long end = part.total() - Site.MOST_COMMENTS;
            boolean skips = offset > low
                    && (part.list().isEmpty()
                            || !mark(part.list().get(0), read.floor()).at().isBefore(read.floor()));
            if (skips) {
                high = offset;
            } else if (!unread.isEmpty() || offset >= end) {
                return new Unread(unread, offset < end, part.now());
            } else {
                low = offset + STEP;
            }
            offset = high == Long.MAX_VALUE ? end : Math.max(low, (low + high) / 2);
        }
        throw new SyncException.Transient(
                "The site told another number of comments each time it was asked; where it begins cannot be found",
                false,
                null);
    }

    private static NavigableMap<Mark, JsonNode> unread(List<JsonNode> comments, Watermark read) {
        NavigableMap<Mark, JsonNode> unread = new TreeMap<>();
        Instant before = read.floor();
        for (JsonNode comment : comments) {
            Mark mark = mark(comment, before);
            before = mark.at();
            if (read.lacks(mark)) {
                unread.put(mark, comment);
            }
        }
        return unread;
    }

    /** A comment whose time cannot be read stands beside the one before it; one without a number goes by its contents. */
    private static Mark mark(JsonNode comment, Instant before) {
        long id = comment.path("id").asLong();
        return new Mark(CommentReader.time(comment).orElse(before), id > 0 ? String.valueOf(id) : "like " + comment);
    }
}
