// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.LedgerReport;
import io.parley.model.Change;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channel to CRM. */
class InboundTest extends WorldTest {

    @Test
    void messagesOfOneThreadStandInOneCaseInTheirOrder() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t1", "anna", "m2", "It was sent last week.");
        world.channel.say("t1", "anna", "m3", "Hello?");
        world.channel.say("t1", "anna", "m4", "Anybody there?");
        world.settle();
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(timeline())
                .containsExactly("Where is my parcel?", "It was sent last week.", "Hello?", "Anybody there?");
    }

    @Test
    void eachPersonInAThreadHasACaseOfTheirOwn() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t1", "bob", "m2", "And mine?");
        world.settle();
        assertThat(world.crm.contacts()).hasSize(2);
        assertThat(world.crm.cases()).hasSize(2);
    }

    @Test
    void whatComesAgainIsCountedApart() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(timeline()).hasSize(1);
        LedgerReport.Entry account = world.ledger().accounts().get(0);
        assertThat(account.total()).isEqualTo(1);
        assertThat(account.repeated()).isEqualTo(1);
    }

    @Test
    void anEditReplacesTheTextInTheSameRecord() {
        world.channel.say("t1", "anna", "m1", "Where is my parcle?");
        world.settle();
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(timeline()).containsExactly("Where is my parcel?");
        assertThat(world.ledger().targets().get(0).in("delivered")).isEqualTo(2);
    }

    @Test
    void anEditBeforeDeliverySupersedesTheFirstText() {
        world.crm.failNext(new SyncException.Transient("busy", false, null), false);
        world.channel.say("t1", "anna", "m1", "Where is my parcle?");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(timeline()).containsExactly("Where is my parcel?");
        assertThat(world.ledger().targets().get(0).dropped()).containsEntry("superseded", 1L);
    }

    @Test
    void anEditBackToAnEarlierTextCounts() {
        world.channel.say("t1", "anna", "m1", "one");
        world.settle();
        world.channel.say("t1", "anna", "m1", "two");
        world.settle();
        world.channel.say("t1", "anna", "m1", "one");
        world.settle();
        assertThat(timeline()).containsExactly("one");
    }

    @Test
    void aRemovalIsFollowedAndARestoreToo() {
        world.channel.say("t1", "anna", "m1", "My number is 12345");
        world.settle();
        world.channel.remove("m1");
        world.settle();
        assertThat(timeline()).containsExactly("(removed)");
        world.channel.say("t1", "anna", "m1", "My number is 12345");
        world.settle();
        assertThat(timeline()).containsExactly("My number is 12345");
    }

    @Test
    void aLateCopyThatTheChannelTellsRevivesNothing() throws Exception {
        Change first = world.channel.heard("t1", "anna", "m1", "My number is 12345");
        tell(first);
        world.channel.say("t1", "anna", "m1", "My number is secret");
        world.settle();
        tell(first);
        world.settle();
        assertThat(timeline()).containsExactly("My number is secret");
        world.channel.remove("m1");
        world.settle();
        tell(first);
        tell(world.channel.heard("t1", "anna", "m1", "Never seen, but told after its removal"));
        world.settle(Duration.ofSeconds(20));
        assertThat(timeline()).containsExactly("(removed)");
    }

    @Test
    void theRemovalOfSomethingUnknownIsDropped() {
        world.channel.remove("never-seen");
        world.settle();
        assertThat(world.ledger().accounts().get(0).dropped()).containsEntry("unknown", 1L);
    }

    @Test
    void aBrokenItemIsParkedOnceAndItsNeighboursArrive() {
        world.channel.breakOne("bad-1");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofMinutes(2));
        assertThat(timeline()).containsExactly("Where is my parcel?");
        assertThat(world.ledger().accounts().get(0).in("parked")).isEqualTo(1);
    }

    @Test
    void whatColleaguesWriteOnTheChannelStandsInTheCase() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        world.channel.sayAsBrand("t1", "n1", "It is on its way.");
        world.settle();
        assertThat(timeline()).containsExactly("Where is my parcel?", "It is on its way.");
    }

    @Test
    void aFaultOfTheChannelPasses() {
        world.channel.faults.failNextPull(new SyncException.Transient("502", false, null));
        world.channel.faults.failNextPull(
                new SyncException.RateLimited("429", world.clock.instant().plusSeconds(40)));
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofMinutes(2));
        assertThat(timeline()).containsExactly("Where is my parcel?");
    }

    @Test
    void whatColleaguesAnswerStandsWithTheCustomerWhoIsAnswered() {
        world.crm.keepOrder();
        world.crm.failNext(new SyncException.Transient("busy", false, null), false);
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t1", "bob", "m2", "And mine?");
        world.channel.answerAsBrand("t1", "n1", "Yours left this morning, Anna.", "m1");
        world.settle(Duration.ofMinutes(1));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Yours left this morning, Anna.");
    }

    private void tell(Change change) throws Exception {
        world.engine().inbox().accept("brand", List.of(change));
    }

    private List<String> timeline() {
        return world.crm.timeline(world.crm.cases().get(0));
    }
}
