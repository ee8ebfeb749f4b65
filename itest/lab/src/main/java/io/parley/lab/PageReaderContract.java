// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every connector that is asked for news does. */
public abstract class PageReaderContract extends ReadingALivingChannel {

    @ContractTest
    void theStreamIsOneOfThoseItDescribes() {
        assertThat(connector().describe().streams()).containsKey(stream());
    }

    @ContractTest
    void resumingFromEveryCursorGivesExactlyTheRest() throws Exception {
        List<Page> walk = walk(null, SMALL);
        List<String> all = Told.of(walk);
        assertThat(all)
                .as("the channel of the test holds at least five messages")
                .hasSizeGreaterThanOrEqualTo(5);
        int read = 0;
        for (Page page : walk) {
            read += page.changes().size();
            assertThat(Told.of(walk(page.next(), SMALL)))
                    .as("after the cursor %s", page.next().json())
                    .isEqualTo(all.subList(read, all.size()));
        }
    }

    @ContractTest
    void theSizeOfPagesDoesNotMatter() throws Exception {
        assertThat(Told.of(walk(null, SMALL))).isEqualTo(Told.of(walk(null, LARGE)));
    }

    @ContractTest
    void aPageIsNotLargerThanAsked() throws Exception {
        assertThat(walk(null, SMALL))
                .allSatisfy(page -> assertThat(page.changes()).hasSizeLessThanOrEqualTo(SMALL));
    }

    @ContractTest
    void theSameRequestGivesTheSameAnswer() throws Exception {
        assertThat(Told.of(walk(null, LARGE))).isEqualTo(Told.of(walk(null, LARGE)));
        Page page = connector().pull(request(null, SMALL));
        assertThat(connector().pull(request(null, SMALL)).next()).isEqualTo(page.next());
    }

    @ContractTest
    void theSameInstanceKeepsNothing() throws Exception {
        var reader = connector();
        List<String> first = Told.of(walk(reader, null, SMALL));
        assertThat(Told.of(walk(reader, null, SMALL))).isEqualTo(first);
    }

    @ContractTest
    void nothingComesTwice() throws Exception {
        assertThat(messages(walk(null, LARGE)))
                .extracting(seen -> seen.message().id())
                .doesNotHaveDuplicates();
    }

    @ContractTest
    void messagesStandOldestFirst() throws Exception {
        for (Page page : walk(null, LARGE)) {
            assertThat(messages(List.of(page)))
                    .extracting(seen -> seen.message().sentAt())
                    .isSorted();
        }
    }

    @ContractTest
    void whatMessagesReferToComesWithThem() throws Exception {
        assertThat(messages(walk(null, LARGE))).allSatisfy(seen -> {
            assertThat(seen.message().author()).isEqualTo(seen.author().id());
            assertThat(seen.message().conversation())
                    .isEqualTo(seen.conversation().id());
            assertThat(seen.message().inReplyTo())
                    .isNotEqualTo(Optional.of(seen.message().id()));
            assertThat(seen.message().id().channel())
                    .isEqualTo(connector().describe().type());
        });
    }

    @ContractTest
    void whatIsOlderThanWantedDoesNotCome() throws Exception {
        List<Change.MessageSeen> all = messages(walk(null, LARGE));
        Instant middle = all.get(all.size() / 2).message().sentAt();
        int wanted = (int) all.stream()
                .filter(seen -> !seen.message().sentAt().isBefore(middle))
                .count();
        for (int limit : new int[] {LARGE, SMALL}) {
            assertThat(messages(walk(connector(), null, middle, limit)))
                    .hasSize(wanted)
                    .allSatisfy(seen -> assertThat(seen.message().sentAt()).isAfterOrEqualTo(middle));
        }
    }

    @ContractTest
    void nothingNewIsAnEmptyPage() throws Exception {
        Page after = connector().pull(request(end(), LARGE));
        assertThat(after.changes()).isEmpty();
        assertThat(after.rejected()).isEmpty();
        assertThat(after.more()).isFalse();
    }

    @ContractTest
    void aCursorIsJson() throws Exception {
        for (Page page : walk(null, SMALL)) {
            assertThatCode(page.next()::tree).doesNotThrowAnyException();
        }
    }

    @ContractTest
    void aCursorOfTheFarFutureBringsNothing() throws Exception {
        Cursor future = given(LaterCursor.than(end()), "its cursors hold neither numbers nor times");
        List<Change> changes = new ArrayList<>();
        try {
            changes.addAll(connector().pull(request(future, LARGE)).changes());
        } catch (SyncException e) {
            assertThat(e.getMessage()).as("says what is wrong with the cursor").isNotBlank();
        }
        assertThat(changes).isEmpty();
    }
}
