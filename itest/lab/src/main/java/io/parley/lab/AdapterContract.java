// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.parley.lab.CrmView.Entry;
import io.parley.spi.Cursor;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every adapter does that writes by upsert and reads replies. Each test begins with an empty CRM. */
public abstract class AdapterContract extends Contract {

    /** {@return the adapter, configured for the CRM of the test} */
    protected abstract CrmAdapter adapter();

    /** {@return the CRM of the test as its people see it} */
    protected abstract CrmView crm();

    /** {@return texts that must not show anywhere} */
    protected Set<String> secrets() {
        return Set.of();
    }

    @ContractTest
    void checkProvesAGoodConfiguration() {
        assertThatCode(() -> assertThat(adapter().check().name()).isNotNull()).doesNotThrowAnyException();
    }

    @ContractTest
    void tellsNoSecret() {
        assertThat(secrets()).noneMatch((adapter() + " " + adapter().describe())::contains);
    }

    @ContractTest
    void parentsAndChildrenTravelTogether() throws Exception {
        write(Samples.question("1", "Where is my parcel?"));
        assertThat(crm().contacts()).hasSize(1);
        assertThat(crm().cases()).hasSize(1);
        assertThat(crm().timeline(crm().cases().get(0))).extracting(Entry::text).containsExactly("Where is my parcel?");
    }

    @ContractTest
    void repeatingAnUncertainWriteLeavesOneRecord() throws Exception {
        List<CrmRef> first = write(Samples.question("1", "Where is my parcel?"));
        List<CrmRef> second = write(Samples.doubtfulQuestion("1", "Where is my parcel?"));
        assertThat(second).isEqualTo(first);
        assertThat(crm().contacts()).hasSize(1);
        assertThat(crm().cases()).hasSize(1);
        assertThat(crm().timeline(crm().cases().get(0))).hasSize(1);
    }

    @ContractTest
    void manyConversationsTravelInOneBatch() throws Exception {
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batch.addAll(Samples.question("p" + i, "Question " + i));
        }
        write(batch);
        assertThat(crm().cases()).hasSize(20);
    }

    @ContractTest
    void anEditShowsInTheSameRecord() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcle?"));
        write(Samples.edit("1", "Where is my parcel?", refs));
        assertThat(crm().timeline(crm().cases().get(0))).extracting(Entry::text).containsExactly("Where is my parcel?");
    }

    @ContractTest
    void aRemovedMessageNoLongerShowsItsText() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "My number is 12345"));
        write(Samples.removal("1", refs));
        assertThat(crm().timeline(crm().cases().get(0)))
                .noneMatch(entry -> entry.text().contains("12345"));
    }

    @ContractTest
    void whatPeopleEditedSurvivesARepeatedWrite() throws Exception {
        write(Samples.question("1", "Where is my parcel?"));
        crm().rename(crm().contacts().get(0), "Ms Edited");
        write(Samples.doubtfulQuestion("1", "Where is my parcel?"));
        assertThat(crm().nameOf(crm().contacts().get(0))).isEqualTo("Ms Edited");
    }

    @ContractTest
    void onlyPublicAnswersOfPeopleAreReplies() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        write(Samples.note("1", refs.get(1), "This is internal"));
        crm().comment(crm().cases().get(0), "only for colleagues", false);
        crm().comment(crm().cases().get(0), "It is on its way.", true);
        assertThat(replies(null)).extracting(CrmEvent.ReplyWritten::text).containsExactly("It is on its way.");
        assertThat(replies(null))
                .allSatisfy(reply -> assertThat(reply.conversation()).isEqualTo(refs.get(1)));
    }

    @ContractTest
    void resumingFromEveryCursorGivesExactlyTheRest() throws Exception {
        write(Samples.question("1", "Where is my parcel?"));
        for (int i = 0; i < 5; i++) {
            crm().comment(crm().cases().get(0), "Answer " + i, true);
        }
        List<EventPage> walk = walk(null, 2);
        List<CrmEvent.ReplyWritten> all = answers(walk);
        assertThat(all).hasSize(5);
        int read = 0;
        for (EventPage page : walk) {
            read += answers(List.of(page)).size();
            assertThat(replies(page.next()))
                    .extracting(CrmEvent.ReplyWritten::record)
                    .isEqualTo(all.subList(read, all.size()).stream()
                            .map(CrmEvent.ReplyWritten::record)
                            .toList());
        }
    }

    @ContractTest
    void closingACaseIsTold() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        crm().close(crm().cases().get(0));
        assertThat(walk(null, 100).stream().flatMap(page -> page.events().stream()))
                .anySatisfy(
                        event -> assertThat(event).isInstanceOfSatisfying(CrmEvent.ConversationClosed.class, closed -> {
                            assertThat(closed.conversation()).isEqualTo(refs.get(1));
                            assertThat(closed.closed()).isTrue();
                        }));
    }

    private List<CrmRef> write(List<CrmWrite> batch) throws Exception {
        List<WriteOutcome> outcomes = adapter().write(batch);
        assertThat(outcomes).hasSameSizeAs(batch).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOf(WriteOutcome.Done.class));
        return outcomes.stream()
                .map(outcome -> ((WriteOutcome.Done) outcome).ref())
                .toList();
    }

    private List<CrmEvent.ReplyWritten> replies(@Nullable Cursor from) throws Exception {
        return answers(walk(from, 100));
    }

    private static List<CrmEvent.ReplyWritten> answers(List<EventPage> pages) {
        return pages.stream()
                .flatMap(page -> page.events().stream())
                .filter(CrmEvent.ReplyWritten.class::isInstance)
                .map(CrmEvent.ReplyWritten.class::cast)
                .toList();
    }

    private List<EventPage> walk(@Nullable Cursor from, int limit) throws Exception {
        ReplySource source = (ReplySource) adapter();
        List<EventPage> pages = new ArrayList<>();
        Cursor cursor = from;
        do {
            EventPage page = source.events(new EventRequest(cursor, Instant.EPOCH, limit));
            pages.add(page);
            cursor = page.next();
            assertThat(pages).as("a walk ends").hasSizeLessThan(100);
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }
}
