// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one document page by page. A document that differs from the last one that was read through is read through
 * again from its oldest entry: a feed does not say what changed in it, and the agent recognises what it knows.
 */
final class FeedStream {

    static final Duration PAUSE = Duration.ofMinutes(5);

    private final FeedSource source;
    private final ChangeMapper mapper;
    private final Function<FeedDocument, Function<Entry, Place>> places;

    FeedStream(FeedSource source, ChangeMapper mapper, Function<FeedDocument, Function<Entry, Place>> places) {
        this.source = source;
        this.mapper = mapper;
        this.places = places;
    }

    FeedDocument document() throws SyncException, UnreadableFeedException, InterruptedException {
        return source.read(Validators.NONE).document().orElseThrow();
    }

    Page pull(PullRequest request) throws SyncException, UnreadableFeedException, InterruptedException {
        FeedCursor cursor = FeedCursor.of(request.after());
        FeedAnswer answer = source.read(cursor.validators());
        Optional<FeedDocument> document = answer.document();
        if (document.isEmpty()) {
            return paused(Page.builder(), answer.pause(cursor.ttl())).build(cursor.toCursor());
        }
        return page(request, cursor, answer, document.get());
    }

    private Page page(PullRequest request, FeedCursor cursor, FeedAnswer answer, FeedDocument document) {
        String fingerprint = document.fingerprint();
        List<DatedEntry> rest = cursor.hasRead(fingerprint)
                ? List.of()
                : DatedEntry.sorted(document, request.since()).stream()
                        .filter(cursor::isBefore)
                        .toList();
        List<DatedEntry> part = rest.subList(0, Math.min(request.limit(), rest.size()));
        Function<Entry, Place> placeOf = places.apply(document);
        Page.Builder page = Page.builder();
        for (DatedEntry dated : part) {
            Entry entry = dated.entry();
            page.read(entry.mark(), entry, () -> mapper.seen(document, dated, placeOf.apply(entry)));
        }
        if (part.size() < rest.size()) {
            FeedCursor next = cursor.at(part.get(part.size() - 1).position(), fingerprint);
            return page.more(true).build(next.toCursor());
        }
        FeedCursor end = cursor.end(fingerprint, !rest.isEmpty(), answer.validators(), document.rhythm().ttl());
        return paused(page, answer.pause(document.rhythm().ttl())).build(end.toCursor());
    }

    private static Page.Builder paused(Page.Builder page, Duration asked) {
        return asked.compareTo(PAUSE) > 0 ? page.pause(asked) : page;
    }
}
