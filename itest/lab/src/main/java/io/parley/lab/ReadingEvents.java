// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.model.Direction;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.ReplySource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an adapter tells of what people did in the CRM. */
abstract class ReadingEvents extends WritingRecords {

    private static final int LARGE = 100;

    @ContractTest
    void onlyPublicAnswersOfPeopleAreReplies() throws Exception {
        source();
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        write(Samples.note("1", refs.get(1), "This is internal"));
        write(Samples.more("2", "We said that on the channel", Direction.OUTBOUND, refs, "1"));
        crm().comment(onlyCase(), "only for colleagues", false);
        crm().comment(onlyCase(), "It is on its way.", true);
        assertThat(replies(null)).singleElement().satisfies(reply -> {
            assertThat(reply.text()).isEqualTo("It is on its way.");
            assertThat(reply.conversation()).isEqualTo(refs.get(1));
            assertThat(reply.writtenAt())
                    .isBetween(
                            Instant.now().minus(Duration.ofHours(1)),
                            Instant.now().plus(Duration.ofHours(1)));
        });
    }

    @ContractTest
    void resumingFromEveryCursorGivesExactlyTheRest() throws Exception {
        answered(5);
        List<EventPage> walk = walk(source(), null, 2);
        List<CrmEvent.ReplyWritten> all = answers(walk);
        assertThat(all)
                .extracting(CrmEvent.ReplyWritten::text)
                .containsExactly("Answer 0", "Answer 1", "Answer 2", "Answer 3", "Answer 4");
        int read = 0;
        for (EventPage page : walk) {
            read += answers(List.of(page)).size();
            assertThat(records(replies(page.next()))).isEqualTo(records(all).subList(read, all.size()));
        }
    }

    @ContractTest
    void everyAnswerIsARecordOfItsOwnForEver() throws Exception {
        answered(3);
        assertThat(records(replies(null))).doesNotHaveDuplicates().isEqualTo(records(replies(null)));
    }

    @ContractTest
    void anAnswerIsToldInItsOwnCase() throws Exception {
        CrmRef one = write(Samples.question("1", "Where is my parcel?")).get(1);
        CrmRef other = write(Samples.question("2", "And mine?")).get(1);
        source();
        crm().comment(other.id(), "Yours is here.", true);
        crm().comment(one.id(), "Yours is lost.", true);
        assertThat(replies(null))
                .extracting(CrmEvent.ReplyWritten::conversation)
                .containsExactly(other, one);
    }

    @ContractTest
    void moreThanAskedIsNotTold() throws Exception {
        answered(5);
        assertThat(walk(source(), null, 2))
                .allSatisfy(page -> assertThat(page.events()).hasSizeLessThanOrEqualTo(2));
    }

    @ContractTest
    void whatIsOlderThanWantedIsNotTold() throws Exception {
        answered(2);
        Instant later = Instant.now().plus(Duration.ofDays(1));
        assertThat(source().events(new EventRequest(null, later, LARGE)).events())
                .noneMatch(CrmEvent.ReplyWritten.class::isInstance);
    }

    @ContractTest
    void anEventCursorOfTheFarFutureBringsNothingNew() throws Exception {
        answered(2);
        List<EventPage> walk = walk(source(), null, LARGE);
        List<CrmRef> told = records(answers(walk));
        Cursor end = walk.get(walk.size() - 1).next();
        Cursor future = given(LaterCursor.than(end), "its cursors hold neither numbers nor times");
        try {
            assertThat(told).containsAll(records(replies(future)));
        } catch (SyncException e) {
            assertThat(e.getMessage()).as("says what is wrong with the cursor").isNotBlank();
        }
    }

    @ContractTest
    void closingACaseIsTold() throws Exception {
        source();
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        crm().close(crm().cases().get(0));
        assertThat(events()).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(CrmEvent.ConversationClosed.class, closed -> {
                    assertThat(closed.conversation()).isEqualTo(refs.get(1));
                    assertThat(closed.closed()).isTrue();
                }));
    }

    @ContractTest
    void aMessageThatIsNotToOpenItLeavesACaseClosed() throws Exception {
        source();
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        crm().close(crm().cases().get(0));
        CrmWrite.PutMessage thanks =
                (CrmWrite.PutMessage) Samples.more("2", "It has come, thanks!", Direction.INBOUND, refs, "1")
                        .get(0);
        write(List.of(thanks.leavingClosed()));
        assertThat(texts(onlyCase())).contains("It has come, thanks!");
        assertThat(events())
                .as("the last that is told of the case")
                .filteredOn(CrmEvent.ConversationClosed.class::isInstance)
                .last()
                .isInstanceOfSatisfying(CrmEvent.ConversationClosed.class, last -> assertThat(last.closed())
                        .isTrue());
    }

    @ContractTest
    void nothingDoneIsNothingTold() throws Exception {
        source();
        write(Samples.question("1", "Where is my parcel?"));
        assertThat(events())
                .noneMatch(CrmEvent.ReplyWritten.class::isInstance)
                .noneMatch(event -> event instanceof CrmEvent.ConversationClosed closed && closed.closed());
    }

    @ContractTest
    void eventsThatCannotBeReadAreAFault() {
        for (Fault fault : List.of(
                Fault.cut(),
                Fault.answering(Answer.text(502, "text/html", "<h1>Bad gateway</h1>")),
                Fault.answering(Refusals.page()),
                Fault.answering(Refusals.half()))) {
            assertThat(eventsWith(fault)).isInstanceOf(SyncException.class);
        }
        assertThat(eventsWith(Fault.cut())).isInstanceOf(SyncException.Transient.class);
        assertThat(eventsWith(Fault.answering(refusal(401)))).isInstanceOf(SyncException.AuthExpired.class);
        assertThat(eventsWith(Fault.answering(refusal(429)))).isInstanceOf(SyncException.RateLimited.class);
    }

    @ContractTest
    void whicheverCallFailsNoAnswerIsLost() throws Exception {
        answered(3);
        Line good = line();
        List<CrmRef> all = records(answers(walk(source(adapterOn(good)), null, LARGE)));
        for (int call = 0; call < good.calls().size(); call++) {
            Line line = line();
            line.fails(call, Fault.answering(Answer.text(500, "text/html", "<h1>Sorry</h1>")));
            ReplySource source = source(adapterOn(line));
            List<CrmRef> told;
            try {
                told = records(answers(walk(source, null, LARGE)));
            } catch (SyncException.Transient e) {
                told = records(answers(walk(source, null, LARGE)));
            }
            assertThat(told).as("call %d failed", call).isEqualTo(all);
        }
    }

    @ContractTest
    void newFieldsOfEventsDoNoHarm() throws Exception {
        answered(3);
        Line line = line();
        line.changes(JsonShapes::withNewFields);
        assertThat(records(answers(walk(source(adapterOn(line)), null, LARGE)))).isEqualTo(records(replies(null)));
    }

    @ContractTest
    void readingEventsIsInterruptedWithinASecond() throws Exception {
        Line line = line();
        ReplySource source = source(adapterOn(line));
        Interruption.ends(line, () -> source.events(new EventRequest(null, Instant.EPOCH, LARGE)));
    }

    private void answered(int times) throws Exception {
        source();
        write(Samples.question("1", "Where is my parcel?"));
        for (int i = 0; i < times; i++) {
            crm().comment(onlyCase(), "Answer " + i, true);
        }
    }

    private List<CrmEvent> events() throws Exception {
        return walk(source(), null, LARGE).stream()
                .flatMap(page -> page.events().stream())
                .toList();
    }

    private Throwable eventsWith(Fault fault) {
        Line line = line();
        line.fails(fault);
        ReplySource source = source(adapterOn(line));
        Throwable thrown = catchThrowable(() -> source.events(new EventRequest(null, Instant.EPOCH, LARGE)));
        assertThat(thrown).as("events that could not be read").isNotNull();
        tellsNoSecret(thrown);
        return thrown;
    }

    private static List<CrmRef> records(List<CrmEvent.ReplyWritten> replies) {
        return replies.stream().map(CrmEvent.ReplyWritten::record).toList();
    }
}
