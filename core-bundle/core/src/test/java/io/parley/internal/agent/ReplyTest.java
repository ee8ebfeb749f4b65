// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.ReplyPolicy;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CRM to channel: an answer is sent once, and an answer that is not sent is told. */
class ReplyTest extends WorldTest {

    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);

    @BeforeEach
    void ask() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
    }

    @Test
    void anAnswerReachesTheChannelOnce() {
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
    }

    @Test
    void answersKeepTheirOrder() {
        for (int i = 0; i < 5; i++) {
            answer("Answer " + i);
        }
        world.channel.faults.failNextSend(new SyncException.Transient("503", false, null), false);
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("Answer 0", "Answer 1", "Answer 2", "Answer 3", "Answer 4");
    }

    @Test
    void theEchoOfAnAnswerIsNoNews() {
        answer("On its way.");
        world.settle();
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle();
        assertThat(timeline()).containsExactly("Where is my parcel?");
        assertThat(world.ledger().accounts().get(0).dropped()).containsEntry("echo", 1L);
    }

    @Test
    void inDoubtTheKeyIsSentAgainWhereTheChannelRecognisesIt() {
        world.channel.promise(Repeat.safe(Duration.ofHours(1)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
    }

    @Test
    void inDoubtTheKeyIsNotSentAgainOnceItIsNoLongerRecognised() {
        world.channel.promise(Repeat.safe(Duration.ofSeconds(1)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.ledger().replies().in("parked")).isEqualTo(1);
        assertThat(timeline()).anyMatch(text -> text.startsWith("NOTE It is not known whether"));
    }

    @Test
    void whatIsPromisedForOneConversationHoldsForItAlone() {
        world.channel.say("t2", "ben", "m2", "Are you open?");
        world.settle();
        world.channel.promiseIn("t1", Repeat.safe(Duration.ofHours(1)));
        world.channel.faults.failSendNumber(0, UNCERTAIN, true);
        world.channel.faults.failSendNumber(1, UNCERTAIN, true);
        answer("On its way.");
        world.crm.answer(world.crm.cases().get(1), "Until six.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.", "Until six.");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
        assertThat(world.ledger().replies().in("parked")).isEqualTo(1);
    }

    @Test
    void aTextThatTheChannelTakesOnlyOnceIsToldToTheRep() {
        world.channel.refuseEqualTexts();
        answer("Thanks!");
        answer("Thanks!");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("Thanks!");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
        assertThat(world.ledger().replies().in("refused")).isEqualTo(1);
        assertThat(timeline()).anyMatch(text -> text.startsWith("NOTE This answer was not sent"));
    }

    @Test
    void aDoubtOutlastsFailuresThatAloneWouldBeCertain() {
        world.channel.promise(Repeat.safe(Duration.ofHours(1)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        world.channel.faults.failNextSend(new SyncException.Transient("503", false, null), false);
        world.channel.faults.failNextSend(new SyncException.ItemRejected("The post cannot be answered."), false);
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.ledger().replies().in("refused")).isZero();
        assertThat(world.ledger().replies().in("parked")).isEqualTo(1);
    }

    @Test
    void inDoubtTheChannelIsSearchedAndTheAnswerFound() {
        world.channel.promise(Repeat.searchable(Duration.ofSeconds(20)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
    }

    @Test
    void inDoubtTheChannelIsSearchedAndTheAnswerSentWhenItIsNotThere() {
        world.channel.promise(Repeat.searchable(Duration.ofSeconds(20)));
        world.channel.faults.failNextSend(UNCERTAIN, false);
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void inDoubtAPersonDecidesWhereNothingIsSafe() {
        world.channel.promise(Repeat.unsafe());
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer("On its way.");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).hasSize(1);
        assertThat(world.ledger().replies().in("parked")).isEqualTo(1);
    }

    @Test
    void theEchoOfAParkedAnswerSettlesIt() {
        world.channel.promise(Repeat.unsafe());
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer("On its way.");
        world.settle();
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle();
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
        assertThat(world.ledger().replies().in("parked")).isZero();
    }

    @Test
    void aMessageOfOurOwnIsHeldWhileASendHasNoOutcome() {
        world.channel.promise(Repeat.searchable(Duration.ofMinutes(10)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer("On its way.");
        world.settle();
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle();
        assertThat(world.ledger().accounts().get(0).in("held")).isEqualTo(1);
        world.settle(Duration.ofMinutes(15));
        assertThat(world.ledger().accounts().get(0).in("held")).isZero();
        assertThat(timeline()).containsExactly("Where is my parcel?");
    }

    @Test
    void aRefusedAnswerIsToldInTheCase() {
        world.channel.faults.failNextSend(new SyncException.ItemRejected("Links are not allowed here."), false);
        answer("See http://example.org");
        world.settle();
        assertThat(world.ledger().replies().in("refused")).isEqualTo(1);
        assertThat(timeline()).anyMatch(text -> text.contains("Links are not allowed here."));
    }

    @Test
    void anAnswerToADeletedMessageIsRefused() {
        world.channel.remove("m1");
        world.settle();
        answer("On its way.");
        world.settle();
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().in("refused")).isEqualTo(1);
    }

    @Test
    void anAnswerAfterTheWindowIsRefused() {
        world.channel.policy(ReplyPolicy.allowed().until(world.clock.instant().plus(Duration.ofHours(24))));
        world.channel.say("t2", "bob", "m2", "Quick question");
        world.settle();
        world.settle(Duration.ofHours(25));
        world.crm.answer(world.crm.cases().get(1), "Slow answer");
        world.settle();
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().in("refused")).isEqualTo(1);
    }

    @Test
    void anAnswerInACaseThatIsNotOursIsDroppedAfterAWhile() {
        world.crm.answer("Case-of-somebody-else", "Hello");
        world.settle(Duration.ofMinutes(20));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().dropped()).containsEntry("unknownCase", 1L);
    }

    private void answer(String text) {
        world.crm.answer(world.crm.cases().get(0), text);
    }

    private List<String> timeline() {
        return world.crm.timeline(world.crm.cases().get(0));
    }
}
