// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.ops.Act;
import io.parley.internal.ops.Act.Outcome;
import io.parley.internal.ops.Decisions.Tally;
import io.parley.internal.ops.Parked;
import io.parley.internal.ops.ParkedDetails;
import io.parley.internal.store.Cause;
import io.parley.internal.store.Decision;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.Stage;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was put aside can be seen, found, retried and dropped by a person. */
class ParkedTest extends WorldTest {

    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);

    @Test
    void aRefusedMessageSaysWhatItIs() {
        refuseTexts("bad");
        world.channel.say("t1", "anna", "m1", "A bad question");
        world.settle();
        ParkedDetails details = details(only());
        assertThat(details.row().id().stage()).isEqualTo(Stage.DELIVERY);
        assertThat(details.row().cause()).isEqualTo(Cause.REFUSED);
        assertThat(details.row().party()).isEqualTo("crm");
        assertThat(details.row().account()).isEqualTo("brand");
        assertThat(details.row().text()).isEqualTo("A bad question");
        assertThat(details.author()).isEqualTo("Person anna");
        assertThat(details.conversation()).contains("t1");
        assertThat(details.sentAt()).isEqualTo("2026-05-04T12:00:00Z");
    }

    @Test
    void whatNeedsARefusedContactIsBlocked() {
        world.crm.refuse(CrmWrite.PutContact.class::isInstance);
        world.channel.say("t1", "anna", "m1", "Hello");
        world.settle();
        assertThat(only().cause()).isEqualTo(Cause.BLOCKED);
    }

    @Test
    void aWriteWithoutAnOutcomeIsInDoubt() {
        parkInDoubt();
        assertThat(only().cause()).isEqualTo(Cause.IN_DOUBT);
    }

    @Test
    void aPlugInWithADefectIsToldApart() {
        world.crm.refuse(write -> {
            throw new IllegalStateException("broken");
        });
        world.channel.say("t1", "anna", "m1", "Hello");
        world.settle(Duration.ofHours(1));
        assertThat(only().cause()).isEqualTo(Cause.DEFECT);
    }

    @Test
    void anAnswerThatFailsForDaysIsGivenUpAndSentWhenAPersonSaysSo() {
        ask();
        for (int i = 0; i < 400; i++) {
            world.channel.faults.failNextSend(new SyncException.Transient("503", false, null), false);
        }
        answer("On its way.");
        world.settle(Duration.ofHours(80));
        ParkedDetails details = details(only());
        assertThat(details.row().cause()).isEqualTo(Cause.GAVE_UP);
        assertThat(details.row().id().stage()).isEqualTo(Stage.REPLY);
        assertThat(details.row().party()).isEqualTo("brand");
        assertThat(details.row().text()).isEqualTo("On its way.");
        assertThat(details.record()).isNotNull();
        assertThat(details.caseRecord()).isNotNull();
        world.retryParked();
        world.settle(Duration.ofHours(80));
        assertThat(world.channel.answers()).isEmpty();
        world.channel.faults.sendAgain();
        world.retryParked();
        world.settle();
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void aWriteInDoubtIsDoneWhenAPersonSaysSo() {
        ask();
        world.crm.promiseOfMessages(Idempotence.unsafe());
        world.crm.failNext(UNCERTAIN, false);
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle(Duration.ofMinutes(5));
        assertThat(only().cause()).isEqualTo(Cause.IN_DOUBT);
        world.retryParked();
        world.settle();
        assertThat(world.parked()).isEmpty();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("Where is my parcel?", "Hello?");
    }

    @Test
    void anAnswerInDoubtIsSentAgainWhenAPersonSaysSo() {
        ask();
        world.channel.promise(Repeat.unsafe());
        world.channel.faults.failNextSend(UNCERTAIN, false);
        answer("On its way.");
        world.settle();
        assertThat(only().cause()).isEqualTo(Cause.IN_DOUBT);
        world.retryParked();
        world.settle();
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void whatCouldNotBeReadCanBeDroppedButNotRetried() {
        world.channel.breakOne("m1");
        world.settle();
        ParkedRow row = only();
        assertThat(row.id().stage()).isEqualTo(Stage.INTAKE);
        assertThat(row.cause()).isEqualTo(Cause.UNREADABLE);
        assertThat(row.payload()).isEqualTo("{}");
        Outcome outcome =
                world.decisions().one(row.id().toString(), world.decisions().retrying());
        assertThat(outcome).isEqualTo(Outcome.UNREADABLE);
        assertThat(outcome.sentence("item-1")).contains("parley:reset");
        drop(row);
        assertThat(world.parked()).isEmpty();
        assertThat(world.ledger().accounts().get(0).dropped()).containsEntry("byPerson", 1L);
        world.settle();
        assertThat(world.parked()).as("read again").isEmpty();
    }

    @Test
    void whatIsDroppedIsCountedAndNotWritten() throws SQLException {
        refuseTexts("bad");
        world.channel.say("t1", "anna", "m1", "bad");
        world.settle();
        drop(only());
        world.crm.refuse(write -> false);
        world.channel.say("t1", "anna", "m2", "good");
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("good");
        assertThat(world.ledger().targets().get(0).dropped()).containsEntry("byPerson", 1L);
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                ResultSet row = file.createStatement()
                        .executeQuery("SELECT decision FROM delivery WHERE reason = 'byPerson'")) {
            assertThat(row.getString(1)).isEqualTo("Not needed.");
        }
    }

    @Test
    void aDroppedAnswerIsNotSent() {
        ask();
        world.channel.promise(Repeat.unsafe());
        world.channel.faults.failNextSend(UNCERTAIN, false);
        answer("On its way.");
        world.settle();
        drop(only());
        world.settle(Duration.ofHours(1));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().dropped()).containsEntry("byPerson", 1L);
    }

    @Test
    void aDroppedMessageComesBackWithItsNextRevision() {
        refuseTexts("bad");
        world.channel.say("t1", "anna", "m1", "bad");
        world.settle();
        drop(only());
        world.channel.say("t1", "anna", "m1", "better");
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("better");
    }

    @Test
    void whatWasDroppedInDoubtIsStillInDoubtForItsNextRevision() {
        parkInDoubt();
        drop(only());
        world.channel.say("t1", "anna", "m1", "edited");
        world.settle(Duration.ofMinutes(5));
        assertThat(only().cause()).isEqualTo(Cause.IN_DOUBT);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("Hello");
        world.retryParked();
        world.settle();
        assertThat(world.parked()).as("on a person's word").isEmpty();
    }

    @Test
    void aRetryWritesNothingOverANewerRevision() {
        refuseTexts("first");
        world.channel.say("t1", "anna", "m1", "first");
        world.settle();
        world.channel.say("t1", "anna", "m1", "second");
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("second");
        world.crm.refuse(write -> false);
        world.retryParked();
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("second");
        assertThat(world.ledger().targets().get(0).dropped()).containsEntry("superseded", 1L);
    }

    @Test
    void severalRetriedRevisionsWriteNothingOverANewerOne() {
        refuseTexts("bad");
        world.channel.say("t1", "anna", "m1", "bad one");
        world.settle();
        world.channel.say("t1", "anna", "m1", "bad two");
        world.settle();
        world.channel.say("t1", "anna", "m1", "good");
        world.settle();
        world.crm.refuse(write -> false);
        world.retryParked();
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("good");
        assertThat(world.ledger().targets().get(0).dropped()).containsEntry("superseded", 2L);
    }

    @Test
    void aRetryShowsNothingThatWasRemovedMeanwhile() {
        refuseTexts("bad");
        world.channel.say("t1", "anna", "m1", "bad");
        world.settle();
        world.channel.remove("m1");
        world.settle();
        world.crm.refuse(write -> false);
        world.retryParked();
        world.settle();
        assertThat(world.crm.cases())
                .allSatisfy(id -> assertThat(world.crm.timeline(id)).doesNotContain("bad"));
        assertThat(world.ledger().targets().get(0).dropped()).containsEntry("superseded", 1L);
    }

    @Test
    void theNewestOfSeveralIsFirstAndPagesNeitherRepeatNorMiss() {
        refuseTexts("bad");
        for (int i = 0; i < 7; i++) {
            world.channel.say("t" + i, "anna", "m" + i, "bad " + i);
            world.channel.breakOne("b" + i);
            world.settle(Duration.ofSeconds(i % 2 == 0 ? 15 : 1));
        }
        world.settle();
        List<ParkedRow> all = world.parked();
        assertThat(all).hasSize(14);
        assertThat(all).extracting(ParkedRow::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
        List<ParkedRow> paged = new ArrayList<>();
        ParkedPosition position = ParkedPosition.START;
        for (int page = 0; page < 5; page++) {
            List<ParkedRow> rows = parked().list(ParkedFilter.ALL, position, 3);
            paged.addAll(rows);
            position = ParkedPosition.parse(rows.get(rows.size() - 1).position().toString())
                    .orElseThrow();
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void eachFilterLeavesOutWhatIsNotMeant() {
        refuseTexts("100%");
        world.channel.say("t1", "anna", "m1", "100% \"Wool\"\nÜber");
        world.channel.breakOne("m2");
        world.settle();
        assertThat(meant(new ParkedFilter(Stage.INTAKE, null, null, null))).containsExactly(Cause.UNREADABLE);
        assertThat(meant(new ParkedFilter(null, "crm", null, null))).containsExactly(Cause.REFUSED);
        assertThat(meant(new ParkedFilter(null, "brand", null, null))).hasSize(2);
        assertThat(meant(new ParkedFilter(null, "nobody", null, null))).isEmpty();
        assertThat(meant(new ParkedFilter(null, null, Cause.REFUSED, null))).containsExactly(Cause.REFUSED);
        assertThat(meant(ParkedFilter.with("\"wool\""))).containsExactly(Cause.REFUSED);
        assertThat(meant(ParkedFilter.with("l\"\nÜber"))).containsExactly(Cause.REFUSED);
        assertThat(meant(ParkedFilter.with("0% "))).containsExactly(Cause.REFUSED);
        assertThat(meant(ParkedFilter.with("1%0"))).isEmpty();
        assertThat(meant(ParkedFilter.with("1_0"))).isEmpty();
        assertThat(meant(ParkedFilter.with("!"))).isEmpty();
        assertThat(meant(ParkedFilter.with("no author"))).containsExactly(Cause.UNREADABLE);
        for (String wrong : List.of("", "\0", "x".repeat(201))) {
            assertThatThrownBy(() -> ParkedFilter.with(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void manyAreRetriedAtOnceEvenIfTheyAreRefusedAgain() {
        refuseTexts("bad");
        for (int i = 0; i < 520; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, "bad " + i);
        }
        world.channel.breakOne("b1");
        world.settle(Duration.ofMinutes(30));
        assertThat(parked().count(ParkedFilter.ALL)).isEqualTo(521);
        Tally tally = world.decisions().all(ParkedFilter.ALL, world.decisions().retrying());
        assertThat(tally).isEqualTo(new Tally(520, 1));
        world.settle(Duration.ofMinutes(30));
        assertThat(parked().count(ParkedFilter.ALL)).isEqualTo(521);
        ParkedFilter deliveries = new ParkedFilter(Stage.DELIVERY, null, null, null);
        assertThat(world.decisions().all(deliveries, dropping())).isEqualTo(new Tally(520, 0));
        assertThat(parked().count(ParkedFilter.ALL)).isEqualTo(1);
    }

    @Test
    void someAreDecidedAboutByTheirIds() {
        refuseTexts("bad");
        world.channel.say("t1", "anna", "m1", "bad");
        world.channel.say("t2", "bob", "m2", "bad");
        world.settle();
        String id = world.parked().get(0).id().toString();
        List<String> ids = List.of(id, id, "delivery-999", "x'; DROP TABLE item; --");
        assertThat(world.decisions().some(ids, dropping())).isEqualTo(new Tally(1, 3));
        assertThat(world.decisions().one(id, dropping())).isEqualTo(Outcome.SETTLED);
        assertThat(world.decisions().one("delivery-999", dropping())).isEqualTo(Outcome.UNKNOWN);
        assertThat(world.parked()).hasSize(1);
    }

    @Test
    void aDecisionNeedsAReason() {
        assertThatThrownBy(() -> new Decision("  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision("x".repeat(501))).isInstanceOf(IllegalArgumentException.class);
    }

    private void refuseTexts(String part) {
        world.crm.refuse(write ->
                write instanceof CrmWrite.PutMessage put && put.message().text().contains(part));
    }

    private void parkInDoubt() {
        world.crm.promiseOfMessages(Idempotence.unsafe());
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m1", "Hello");
        world.settle(Duration.ofMinutes(5));
    }

    private void ask() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
    }

    private void answer(String text) {
        world.crm.answer(world.crm.cases().get(0), text);
    }

    private Parked parked() {
        return new Parked(world.engine().store());
    }

    private ParkedRow only() {
        assertThat(world.parked()).hasSize(1);
        return world.parked().get(0);
    }

    private ParkedDetails details(ParkedRow row) {
        return parked().find(row.id().toString()).orElseThrow();
    }

    private List<Cause> meant(ParkedFilter filter) {
        List<ParkedRow> rows = parked().list(filter, ParkedPosition.START, 50);
        assertThat(parked().count(filter)).isEqualTo(rows.size());
        return rows.stream().map(ParkedRow::cause).toList();
    }

    private Act dropping() {
        return world.decisions().dropping(new Decision("Not needed."));
    }

    private void drop(ParkedRow row) {
        assertThat(world.decisions().one(row.id().toString(), dropping())).isEqualTo(Outcome.DONE);
    }
}
