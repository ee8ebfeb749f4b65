// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.model.Change;
import io.parley.spi.channel.Page;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Puts a document into pages. A document that differs from the last one that was read through is read through again from
 * its oldest entry: a feed does not say what changed in it, and the agent recognises what it knows.
 */
final class FeedReader {

    private final ChangeMapper mapper;
    private final KeywordFilter filter;
    private final boolean followsPeriod;
    private final Function<FeedDocument, Function<Entry, Place>> places;

    /**
     * Reads documents.
     *
     * @param followsPeriod whether the period that a feed states counts, because nobody configured how often it is to be read
     * @param places finds where entries stand
     */
    FeedReader(
            ChangeMapper mapper,
            KeywordFilter filter,
            boolean followsPeriod,
            Function<FeedDocument, Function<Entry, Place>> places) {
        this.mapper = mapper;
        this.filter = filter;
        this.followsPeriod = followsPeriod;
        this.places = places;
    }

    /** Adds the next entries to a page; the cursor behind them. */
    FeedCursor read(Page.Builder page, Instant since, int limit, FeedCursor cursor, FeedAnswer answer) {
        if (answer.document().isEmpty()) {
            return cursor;
        }
        FeedDocument document = answer.document().get();
        String fingerprint = document.fingerprint();
        List<DatedEntry> rest = cursor.hasRead(fingerprint)
                ? List.of()
                : DatedEntry.sorted(document, since).stream()
                        .filter(cursor::isBefore)
                        .toList();
        List<DatedEntry> part = rest.subList(0, Math.min(limit, rest.size()));
        Function<Entry, Place> placeOf = places.apply(document);
        for (DatedEntry dated : part) {
            Entry entry = dated.entry();
            Supplier<Change> reading = () -> mapper.seen(document, dated, placeOf.apply(entry));
            if (filter.wants(entry)) {
                page.read(entry.mark(), entry, reading);
            } else {
                page.leaveOut(entry.mark(), entry, reading);
            }
        }
        if (part.size() < rest.size()) {
            return cursor.at(part.get(part.size() - 1).position(), fingerprint);
        }
        return cursor.end(
                fingerprint,
                !rest.isEmpty(),
                answer.validators(),
                document.rhythm().asked(followsPeriod));
    }
}
