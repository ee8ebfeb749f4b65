// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of {@link PageReaderContract} share: a stream of at least five messages, and how it is read. */
abstract class ReadingContract extends ConnectorContract {

    static final int SMALL = 2;
    static final int LARGE = 200;
    private static final int MOST_PAGES = 1_000;

    @Override
    protected abstract PageReader connector();

    /**
     * The connector, pointed at another address.
     *
     * @param endpoint where nobody answers, or a {@link Line}
     * @return the connector
     */
    @Override
    protected abstract PageReader connectorAt(URI endpoint);

    /**
     * A stream that holds at least five messages of different times.
     *
     * @return its name
     */
    protected abstract String stream();

    final PageReader readerOn(Line line) {
        return connectorAt(line.endpoint());
    }

    final List<Page> walk(@Nullable Cursor from, int limit) throws Exception {
        return walk(connector(), from, limit);
    }

    final List<Page> walk(PageReader reader, @Nullable Cursor from, int limit) throws Exception {
        return walk(reader, from, Instant.EPOCH, limit);
    }

    final List<Page> walk(PageReader reader, @Nullable Cursor from, Instant since, int limit) throws Exception {
        List<Page> pages = new ArrayList<>();
        Cursor cursor = from;
        Page page;
        do {
            page = reader.pull(new PullRequest(stream(), cursor, since, limit));
            pages.add(page);
            assertThat(page.more() && page.next().equals(cursor))
                    .as(
                            "a walk ends, but the cursor stays at %s while there is more: the same page is read for ever",
                            page.next().json())
                    .isFalse();
            assertThat(pages)
                    .as("a walk ends, but there is still more after so many pages")
                    .hasSizeLessThan(MOST_PAGES);
            cursor = page.next();
        } while (page.more());
        return pages;
    }

    final PullRequest request(@Nullable Cursor cursor, int limit) {
        return new PullRequest(stream(), cursor, Instant.EPOCH, limit);
    }

    /** The cursor behind everything there is. */
    final Cursor end() throws Exception {
        List<Page> walk = walk(null, LARGE);
        return walk.get(walk.size() - 1).next();
    }

    static List<Change.MessageSeen> messages(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .filter(Change.MessageSeen.class::isInstance)
                .map(Change.MessageSeen.class::cast)
                .toList();
    }
}
