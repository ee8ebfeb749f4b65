// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads many feeds one after another, each when it is due. What one of them does is no business of the others: a feed that
 * fails is asked for later, and one that is gone is put aside with its reason.
 */
final class ListStream {

    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Cursor BEGUN =
            Cursor.of(JsonNodeFactory.instance.objectNode().put("feeds", true));
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration HOPELESS = Duration.ofDays(7);
    private static final Duration NEVER = Duration.ofDays(3_650);
    private static final int MOST_LOOKS_UP = 200;

    private final FeedSource source;
    private final Hubs hubs;
    private final InstantSource clock;
    private final Function<Feed, FeedReader> readers;
    private final Feeds feeds;
    private final Troubles troubles;
    private final Optional<Duration> paced;
    private final Agenda agenda = new Agenda();

    /** Where the feeds come from. */
    interface Feeds {

        /** The feeds of now. */
        List<Feed> now() throws SyncException, InterruptedException;
    }

    /**
     * A stream.
     *
     * @param paced how often each feed is to be read; empty for as often as it changes
     */
    ListStream(
            Workshop workshop,
            Function<Feed, FeedReader> readers,
            Feeds feeds,
            Troubles troubles,
            Optional<Duration> paced) {
        this.source = workshop.source();
        this.hubs = workshop.hubs();
        this.clock = workshop.clock();
        this.readers = readers;
        this.feeds = feeds;
        this.troubles = troubles;
        this.paced = paced;
    }

    /** Reads the feed that is next; without a cursor nothing, since an audit would ask all hosts for everything again. */
    Page pull(PullRequest request) throws SyncException, InterruptedException {
        Page.Builder page = Page.builder();
        if (request.after().isEmpty()) {
            return page.build(BEGUN);
        }
        for (Feed left : agenda.keep(feeds.now(), clock.instant())) {
            troubles.forget(left);
            hubs.leave(left.key());
            page.forget(left.key());
        }
        hubs.told().forEach(key -> agenda.wake(key, clock.instant()));
        boolean asked = false;
        for (int looks = 0; looks < MOST_LOOKS_UP && !asked; looks++) {
            Optional<Feed> feed = agenda.next(clock.instant());
            if (feed.isEmpty()) {
                break;
            }
            asked = look(feed.get(), request, page);
        }
        Duration pause = agenda.pause(clock.instant(), LONGEST_PAUSE);
        return pause.isZero() ? page.more(true).build(BEGUN) : page.pause(pause).build(BEGUN);
    }

    /** Whether its host was asked: what stands in its cursor may say that it is not due yet. */
    private boolean look(Feed feed, PullRequest request, Page.Builder page) throws InterruptedException {
        Instant now = clock.instant();
        Standing standing = Standing.of(request.part(feed.key()), now);
        boolean commented = feed.post() != null && feed.post().comments() > standing.comments();
        boolean told = hubs.takeTold(feed.key());
        if (standing.due().isAfter(now) && !told && !(commented && standing.failures() == 0)) {
            agenda.put(feed, standing.due());
            return false;
        }
        Standing next = read(feed, standing, request, page);
        agenda.put(feed, next.due());
        page.part(feed.key(), next.toCursor());
        return true;
    }

    private Standing read(Feed feed, Standing standing, PullRequest request, Page.Builder page)
            throws InterruptedException {
        try {
            FeedAnswer answer = source.read(
                    standing.cursor().address(feed.address()),
                    feed.trusted(),
                    standing.cursor().validators());
            agenda.asked(feed, clock.instant());
            FeedCursor read = readers.apply(feed)
                    .read(page, request.since(), request.limit(), standing.cursor(), answer)
                    .at(answer.home(), feed.address());
            troubles.read(feed, read);
            if (answer.document().isPresent()) {
                hubs.follow(answer.document().get(), answer.home(), feed.key());
            }
            return standing.read(read, due(feed, standing, read, answer), pause(standing, answer), count(feed));
        } catch (SyncException.RateLimited e) {
            agenda.rest(feed, e.resumeAt());
            return standing.failed(clock.instant(), e.resumeAt());
        } catch (SyncException.RecordGone e) {
            return gone(feed, standing, page, e);
        } catch (SyncException | UnreadableFeedException e) {
            agenda.asked(feed, clock.instant());
            return failed(feed, standing, page, e);
        }
    }

    private static int count(Feed feed) {
        return feed.post() == null ? -1 : feed.post().comments();
    }

    private Duration pause(Standing standing, FeedAnswer answer) {
        return answer.document()
                .filter(document -> !standing.cursor().hasRead(document.fingerprint()))
                .map(document -> Freshness.after(document, standing.pause(), clock.instant()))
                .orElseGet(() -> Freshness.afterNothing(standing.pause()));
    }

    private Instant due(Feed feed, Standing standing, FeedCursor read, FeedAnswer answer) {
        Instant now = clock.instant();
        if (read.isWithin()) {
            return now;
        }
        Duration stated = answer.pause(read.rhythm().ttl());
        Duration found = paced.orElseGet(() -> hubs.pause(feed.key(), pause(standing, answer)));
        return read.rhythm().next(now.plus(stated.compareTo(found) > 0 ? stated : found));
    }

    private Standing failed(Feed feed, Standing standing, Page.Builder page, Exception fault) {
        Instant now = clock.instant();
        Standing failed = standing.failed(now, now.plus(Freshness.afterFailure(standing.failures())));
        troubles.failed(feed, String.valueOf(fault.getMessage()));
        Instant since = failed.failingSince();
        if (since != null && since.isBefore(now.minus(HOPELESS))) {
            reject(feed, page, "It could not be read for a week and is tried once a day: " + fault.getMessage());
        }
        return failed;
    }

    private Standing gone(Feed feed, Standing standing, Page.Builder page, SyncException fault) {
        troubles.failed(feed, String.valueOf(fault.getMessage()));
        reject(feed, page, "It is not asked for any more: " + fault.getMessage());
        return standing.gone(clock.instant().plus(NEVER));
    }

    /** For a person to see, once: the id is the same each time. */
    private static void reject(Feed feed, Page.Builder page, String reason) {
        String name = FeedWeb.named(feed.address());
        page.reject(new Page.Rejected("feed " + feed.key(), reason, name));
    }
}
