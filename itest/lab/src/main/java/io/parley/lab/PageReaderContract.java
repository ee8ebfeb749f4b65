// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every connector that is asked for news does. */
public abstract class PageReaderContract extends ConnectorContract {

    private static final int SMALL = 2;
    private static final int MOST_PAGES = 100;

    @Override
    protected abstract PageReader connector();

    /**
     * The connector, pointed at another address.
     *
     * @param endpoint where nobody answers
     * @return the connector
     */
    protected abstract PageReader connectorAt(URI endpoint);

    /**
     * A stream that holds at least five messages of different times.
     *
     * @return its name
     */
    protected abstract String stream();

    @ContractTest
    void resumingFromEveryCursorGivesExactlyTheRest() throws Exception {
        List<Page> walk = walk(null, SMALL);
        List<String> all = told(walk);
        assertThat(all)
                .as("the channel of the test holds at least five messages")
                .hasSizeGreaterThanOrEqualTo(5);
        int read = 0;
        for (Page page : walk) {
            read += page.changes().size();
            assertThat(told(walk(page.next(), SMALL)))
                    .as("after the cursor %s", page.next().json())
                    .isEqualTo(all.subList(read, all.size()));
        }
    }

    @ContractTest
    void theSizeOfPagesDoesNotMatter() throws Exception {
        assertThat(told(walk(null, SMALL))).isEqualTo(told(walk(null, 200)));
    }

    @ContractTest
    void aPageIsNotLargerThanAsked() throws Exception {
        assertThat(walk(null, SMALL))
                .allSatisfy(page -> assertThat(page.changes()).hasSizeLessThanOrEqualTo(SMALL));
    }

    @ContractTest
    void theSameRequestGivesTheSameAnswer() throws Exception {
        assertThat(told(walk(null, 200))).isEqualTo(told(walk(null, 200)));
    }

    @ContractTest
    void messagesStandOldestFirst() throws Exception {
        for (Page page : walk(null, 200)) {
            List<Instant> times =
                    messages(page).stream().map(seen -> seen.message().sentAt()).toList();
            assertThat(times).isSorted();
        }
    }

    @ContractTest
    void whatIsOlderThanWantedDoesNotCome() throws Exception {
        List<Change.MessageSeen> all = walk(null, 200).stream()
                .flatMap(page -> messages(page).stream())
                .toList();
        Instant middle = all.get(all.size() / 2).message().sentAt();
        Page page = connector().pull(new PullRequest(stream(), null, middle, 200));
        assertThat(messages(page))
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.message().sentAt()).isAfterOrEqualTo(middle));
    }

    @ContractTest
    void nothingNewIsAnEmptyPage() throws Exception {
        List<Page> walk = walk(null, 200);
        Page after = connector().pull(request(walk.get(walk.size() - 1).next(), 200));
        assertThat(after.changes()).isEmpty();
        assertThat(after.more()).isFalse();
    }

    @ContractTest
    void silenceOfTheOtherSideIsTransient() {
        PageReader lost = connectorAt(URI.create("http://127.0.0.1:9/"));
        assertThatThrownBy(() -> lost.pull(request(null, SMALL)))
                .isInstanceOf(SyncException.Transient.class)
                .satisfies(fault -> assertThat(secrets())
                        .noneMatch(secret -> String.valueOf(fault).contains(secret)));
    }

    private List<Page> walk(@Nullable Cursor from, int limit) throws Exception {
        PageReader reader = connector();
        List<Page> pages = new ArrayList<>();
        Cursor cursor = from;
        do {
            Page page = reader.pull(request(cursor, limit));
            pages.add(page);
            cursor = page.next();
            assertThat(pages).as("a walk ends").hasSizeLessThan(MOST_PAGES);
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    private PullRequest request(@Nullable Cursor cursor, int limit) {
        return new PullRequest(stream(), cursor, Instant.EPOCH, limit);
    }

    private static List<String> told(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(Change::toString)
                .toList();
    }

    private static List<Change.MessageSeen> messages(Page page) {
        return page.changes().stream()
                .filter(Change.MessageSeen.class::isInstance)
                .map(Change.MessageSeen.class::cast)
                .toList();
    }
}
