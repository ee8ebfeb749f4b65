// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads one configured feed as a stream of its own. */
final class FeedStream {

    static final Duration PAUSE = Duration.ofMinutes(5);

    private final URI address;
    private final FeedSource source;
    private final FeedReader reader;
    private final Workshop workshop;
    private final Consumer<FeedDocument> heard;

    /**
     * A stream.
     *
     * @param heard is shown each document that is read
     */
    FeedStream(URI address, Workshop workshop, FeedReader reader, Consumer<FeedDocument> heard) {
        this.address = address;
        this.workshop = workshop;
        this.source = workshop.source();
        this.reader = reader;
        this.heard = heard;
    }

    FeedAnswer answer() throws SyncException, UnreadableFeedException, InterruptedException {
        return source.read(address, Validators.NONE);
    }

    Page pull(PullRequest request) throws SyncException, UnreadableFeedException, InterruptedException {
        FeedCursor cursor = FeedCursor.of(request.after());
        FeedAnswer answer = read(cursor);
        if (answer.document().isPresent()) {
            FeedDocument document = answer.document().get();
            heard.accept(document);
            workshop.hubs().follow(document, answer.home(), key());
            if (cursor.isStart() || cursor.archive()) {
                cursor = cursor.withArchive(true);
                answer = answer.with(new Archive(source).complete(document, answer.home(), request.since()));
            }
        }
        Page.Builder page = Page.builder();
        FeedCursor next = reader.read(page, request.since(), request.limit(), cursor, answer);
        boolean more = next.isWithin();
        if (!more) {
            Instant now = workshop.clock().instant();
            Duration asked = Duration.between(
                    now, next.rhythm().next(now.plus(answer.pause(next.rhythm().ttl()))));
            asked = workshop.hubs().pause(key(), asked);
            if (asked.compareTo(PAUSE) > 0) {
                page.pause(asked);
            }
        }
        return page.more(more).build(next.at(answer.home(), address).toCursor());
    }

    private String key() {
        return Feed.of(address, true).key();
    }

    /** A feed that moved for good and is gone there may be back where it was. */
    private FeedAnswer read(FeedCursor cursor) throws SyncException, UnreadableFeedException, InterruptedException {
        URI at = cursor.address(address);
        boolean told = workshop.hubs().takeTold(key());
        try {
            return source.read(at, told ? Validators.NONE : cursor.validators());
        } catch (SyncException.RecordGone | UnreadableFeedException e) {
            if (at.equals(address)) {
                throw e;
            }
            return source.read(address, Validators.NONE);
        }
    }
}
