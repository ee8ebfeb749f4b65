// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Store to CRM: batches, refusals, doubt. */
class DeliveryTest extends WorldTest {

    private static final SyncException BUSY = new SyncException.Transient("503", false, null);
    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);

    @Test
    void whatWaitsTogetherGoesTogether() {
        world.crm.failNext(BUSY, false);
        for (int i = 0; i < 40; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        }
        world.settle();
        assertThat(world.crm.cases()).hasSize(40);
        assertThat(world.crm.batches()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void oneRefusedMessageIsParkedAndTheOthersStand() {
        world.crm.refuse(write ->
                write instanceof CrmWrite.PutMessage put && put.message().text().contains("bad"));
        world.channel.say("t1", "anna", "m1", "one");
        world.channel.say("t1", "anna", "m2", "bad");
        world.channel.say("t1", "anna", "m3", "three");
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one", "three");
        assertThat(world.parked()).singleElement().satisfies(parked -> assertThat(parked.reason())
                .contains("refused by the CRM"));
    }

    @Test
    void whatWasParkedCanBeRetried() {
        world.crm.refuse(CrmWrite.PutMessage.class::isInstance);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle();
        world.crm.refuse(write -> false);
        world.retryParked();
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void aRefusedContactParksWhatBelongsToItAndNothingElse() {
        world.crm.refuse(write -> write instanceof CrmWrite.PutContact put
                && put.profile().displayName().contains("anna"));
        world.channel.say("t1", "anna", "m1", "mine");
        world.channel.say("t2", "bob", "m2", "his");
        world.settle();
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(world.parked()).hasSize(1);
    }

    @Test
    void eachKindOfWriteHasItsOwnPromise() {
        world.crm.promiseOfMessages(Idempotence.unsafe());
        world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.parked()).as("the message is in doubt").hasSize(1);
        assertThat(world.ledger().targets().get(0).in("parked")).isEqualTo(1);
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.contacts()).as("contact and case are not").hasSize(1);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).contains("Hello?");
    }

    @Test
    void aContactThatWasDraggedDownByAnotherIsWrittenLater() {
        world.crm.writeContactsAllOrNothing();
        world.crm.refuse(write -> write instanceof CrmWrite.PutContact put
                && put.profile().displayName().contains("anna"));
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t2", "bob", "m2", "And mine?");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(world.parked()).hasSize(1);
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsSplitUntilTheBadOneStandsAlone() {
        world.crm.failNext(BUSY, false);
        world.crm.refuseBatchesWith(write ->
                write instanceof CrmWrite.PutMessage put && put.message().text().equals("Question 13"));
        for (int i = 0; i < 30; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        }
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.cases()).hasSize(29);
        assertThat(world.parked()).hasSize(1);
        assertThat(world.crm.batches()).hasSizeLessThan(30);
    }

    @Test
    void anUncertainBatchIsRepeatedWhenTheCrmUpsertsByKey() {
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle();
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
    }

    @Test
    void anUncertainBatchIsReadBackWhenTheRecordsAreCertainToBeFound() {
        world.crm.promise(Idempotence.readBack(Duration.ofMinutes(1)));
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofSeconds(30));
        assertThat(world.crm.batches()).as("too early to look").hasSize(1);
        world.settle(Duration.ofMinutes(2));
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
    }

    @Test
    void anUncertainBatchIsParkedWhenNothingElseIsSafe() {
        world.crm.promise(Idempotence.unsafe());
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.batches()).hasSize(1);
        assertThat(world.parked()).singleElement().satisfies(parked -> assertThat(parked.reason())
                .contains("not known whether"));
    }

    @Test
    void deadCredentialsStopEverythingUntilTheyAreChecked() {
        world.crm.failNext(new SyncException.AuthExpired("the token is dead"), false);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofMinutes(50));
        assertThat(world.crm.batches()).hasSize(1);
        world.settle(Duration.ofMinutes(20));
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
    }

    @Test
    void newCredentialsAreUsedAtOnce() {
        world.crm.failNext(new SyncException.AuthExpired("the token is dead"), false);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofMinutes(10));
        world.restart();
        world.settle(Duration.ofSeconds(1));
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
    }

    @Test
    void aLimitIsMetOnce() {
        world.crm.failNext(
                new SyncException.RateLimited("limit", world.clock.instant().plusSeconds(600)), false);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofMinutes(5));
        world.restart();
        world.settle(Duration.ofMinutes(4));
        assertThat(world.crm.batches()).as("silence outlives a restart").hasSize(1);
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.batches()).hasSize(2);
    }

    @Test
    void orderInAConversationOutlivesFaults() {
        for (int i = 0; i < 12; i++) {
            if (i % 3 == 0) {
                world.crm.failNext(BUSY, false);
            }
            world.channel.say("t1", "anna", "m" + i, "line " + i);
            world.settle(Duration.ofSeconds(11));
        }
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .isEqualTo(IntStream.range(0, 12).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void whatFailsForNowIsNotOvertakenInItsConversation() {
        world.crm.failNext(BUSY, false);
        world.crm.lock(write ->
                write instanceof CrmWrite.PutMessage put && put.message().text().matches("line [14]"));
        for (int i = 0; i < 6; i++) {
            world.channel.say("t1", "anna", "m" + i, "line " + i);
        }
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .isEqualTo(IntStream.range(0, 6).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void aCertainFailureDoesNotEndAnEarlierDoubt() {
        world.crm.promise(Idempotence.readBack(Duration.ofSeconds(5)));
        world.crm.failNext(UNCERTAIN, true);
        world.crm.failNext(BUSY, false);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
    }

    @Test
    void whatWasCarriedOutLateIsLookedForLate() {
        world.crm.promise(Idempotence.readBack(Duration.ofSeconds(20)));
        world.crm.delayNext(Duration.ofSeconds(15));
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m1", "one");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one");
    }

    @Test
    void aPersonWhoWritesLongAfterTheCaseWasClosedGetsANewOne() {
        world.channel.say("t1", "anna", "m1", "one");
        world.settle();
        world.crm.close(world.crm.cases().get(0));
        world.settle(Duration.ofHours(10));
        world.channel.say("t1", "anna", "m2", "soon after");
        world.settle();
        world.crm.close(world.crm.cases().get(0));
        world.settle(Duration.ofHours(80));
        world.channel.say("t1", "anna", "m3", "long after");
        world.settle();
        assertThat(world.crm.cases()).hasSize(2);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("one", "soon after");
        assertThat(List.copyOf(world.crm.timeline(world.crm.cases().get(1)))).containsExactly("long after");
    }

    @Test
    void batchesOnTheirWayTogetherShareNobody() {
        world.crm.takeTogether(2);
        world.crm.promise(Idempotence.unsafe());
        world.restart();
        world.crm.flights().meanwhile(world::goOn);
        for (int i = 0; i < 300; i++) {
            world.channel.say("t" + i, "p" + i % 150, "m" + i, "Question " + i);
        }
        world.settle();
        assertThat(world.crm.flights().most()).isEqualTo(2);
        assertThat(world.crm.contacts()).hasSize(150);
        assertThat(world.crm.cases()).hasSize(300);
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void whatTwoBatchesLeftUnsaidIsTakenOverWhenBothAreBack() {
        world.crm.takeTogether(2);
        world.restart();
        world.crm.failNext(UNCERTAIN, true);
        world.crm.failNext(UNCERTAIN, true);
        world.crm.flights().meanwhile(world::goOn);
        for (int i = 0; i < 300; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        }
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.flights().most()).isEqualTo(2);
        assertThat(world.crm.cases()).hasSize(300);
        assertThat(world.crm.cases())
                .allSatisfy(one -> assertThat(world.crm.timeline(one)).hasSize(1));
    }

    @Test
    void whatCouldNotBeRecordedIsTakenOverWhenAllAreBack() {
        world.crm.takeTogether(2);
        Mortality agent = Mortality.none();
        world.restart(agent);
        agent.stumbleAt("DeliveryLoop.record");
        world.crm.flights().meanwhile(world::goOn);
        for (int i = 0; i < 300; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        }
        world.settle();
        assertThat(world.crm.flights().most()).isEqualTo(2);
        assertThat(world.ledger().targets().get(0).in("delivered")).isEqualTo(300);
        assertThat(world.crm.cases()).hasSize(300);
    }

    @Test
    void longTextsGoInSmallerBatches() {
        String text = "x".repeat(Message.MAX_TEXT_LENGTH);
        for (int i = 0; i < 50; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, text);
        }
        world.settle();
        assertThat(world.crm.cases()).hasSize(50);
        assertThat(world.crm.batches()).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(3 * 21));
    }

    @Test
    void aLongConversationHoldsUpNoOther() {
        world.crm.keepOrder();
        world.crm.failNext(BUSY, false);
        for (int i = 0; i < 700; i++) {
            world.channel.say("a", "anna", "a" + i, "Message " + i);
        }
        for (int i = 0; i < 30; i++) {
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        }
        world.settle();
        assertThat(world.crm.cases()).hasSize(31);
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .hasSize(700)
                .isSortedAccordingTo(DeliveryTest::byNumber);
    }

    private static int byNumber(String one, String other) {
        return Integer.compare(number(one), number(other));
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }
}
