// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent wrote comes back from both sides, and is told from what people wrote by ids alone. */
class EchoTest extends WorldTest {

    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);

    @BeforeEach
    void ask() {
        world.connectOther();
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
    }

    @Test
    void whatTheAgentWroteIntoTheCrmIsNoAnswer() {
        world.crm.echoOwnWrites(() -> Duration.ZERO);
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().dropped()).containsEntry("own", 1L);
    }

    @Test
    void whatTheAgentMayHaveWrittenWaitsUntilItsRecordIsKnown() {
        world.crm.promise(Idempotence.readBack(Duration.ofMinutes(2)));
        world.crm.echoOwnWrites(() -> Duration.ZERO);
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.ledger().replies().in("held")).isEqualTo(1);
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().dropped()).containsEntry("own", 1L);
    }

    @Test
    void anAnswerWaitsAsLongAsADoubtfulWriteOfItsConversationIsPutAside() {
        world.crm.promise(Idempotence.unsafe());
        world.crm.echoOwnWrites(() -> Duration.ZERO);
        world.crm.failNext(UNCERTAIN, true);
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle(Duration.ofMinutes(30));
        assertThat(world.parked()).hasSize(1);
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().in("held")).isEqualTo(1);
    }

    @Test
    void anAnswerStandsInTheOtherCrmWhetherItsEchoOrItsReceiptIsFirst() {
        world.crm.answer(world.crm.cases().get(0), "On its way.");
        world.settle(Duration.ofMinutes(1));
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle(Duration.ofMinutes(1));
        assertThat(timelines())
                .containsExactly(List.of("Where is my parcel?"), List.of("Where is my parcel?", "On its way."));

        world.channel.promise(Repeat.searchable(Duration.ofMinutes(10)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        world.crm.answer(world.crm.cases().get(0), "Today.");
        world.settle(Duration.ofMinutes(1));
        world.channel.echo(world.channel.answerKeys().get(1));
        world.settle(Duration.ofMinutes(15));
        assertThat(timelines())
                .containsExactly(
                        List.of("Where is my parcel?"), List.of("Where is my parcel?", "On its way.", "Today."));
    }

    @Test
    void anAnswerInDoubtThatItsEchoSettlesStandsInTheOtherCrm() {
        world.channel.promise(Repeat.unsafe());
        world.channel.faults.failNextSend(UNCERTAIN, true);
        world.crm.answer(world.crm.cases().get(0), "On its way.");
        world.settle(Duration.ofMinutes(1));
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle(Duration.ofMinutes(1));
        assertThat(world.other.timeline(world.other.cases().get(0)))
                .containsExactly("Where is my parcel?", "On its way.");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
    }

    @Test
    void theEchoOfAnAnswerOnItsWayDoesNotSettleAnEarlierOneOfTheSameWords() {
        world.channel.promise(Repeat.unsafe());
        world.channel.faults.failNextSend(UNCERTAIN, true);
        world.crm.answer(world.crm.cases().get(0), "Thanks!");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.parked()).hasSize(1);
        world.channel.promise(Repeat.safe(Duration.ofHours(1)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        world.crm.answer(world.crm.cases().get(0), "Thanks!");
        world.settle(Duration.ofMillis(5_100));
        assertThat(world.ledger().replies().in("sending")).isEqualTo(1);
        world.channel.echo(world.channel.answerKeys().get(1));
        world.settle(Duration.ofMinutes(5));
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle(Duration.ofMinutes(1));
        assertThat(world.ledger().replies().in("sent")).isEqualTo(2);
        assertThat(world.other.timeline(world.other.cases().get(0)))
                .containsExactlyInAnyOrder("Where is my parcel?", "Thanks!", "Thanks!");
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .as("nothing but the note that the first one was in doubt")
                .hasSize(2)
                .contains("Where is my parcel?");
    }

    @Test
    void anEchoIsHeldAsLongAsASendFromBeforeItIsInDoubt() {
        world.channel.promise(Repeat.safe(Duration.ofHours(1)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        for (int i = 0; i < 5; i++) {
            world.channel.faults.failNextSend(UNCERTAIN, false);
        }
        world.crm.answer(world.crm.cases().get(0), "On its way.");
        world.settle(Duration.ofSeconds(6));
        world.channel.echo(world.channel.answerKeys().get(0));
        world.settle(Duration.ofSeconds(12));
        world.channel.sayAsBrand("t2", "n1", "Native");
        world.settle(Duration.ofMinutes(10));
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("Where is my parcel?");
        assertThat(world.ledger().accounts().get(0).in("held")).isZero();
    }

    @Test
    void anAnswerStandsInTheOtherCrmAlthoughItsQuestionNeverDid() {
        world.other.failNext(
                new SyncException.RateLimited("limit", world.clock.instant().plusSeconds(600)), false);
        world.channel.say("t2", "bob", "m2", "And mine?");
        world.settle(Duration.ofMinutes(1));
        world.crm.answer(world.crm.cases().get(1), "It left today.");
        world.settle(Duration.ofMinutes(1));
        world.channel.remove("m2");
        world.settle(Duration.ofMinutes(15));
        assertThat(world.other.cases()).hasSize(2);
        assertThat(world.other.timeline(world.other.cases().get(1))).containsExactly("It left today.");
    }

    @Test
    void anAnswerThatAnotherAccountIsShownIsNoQuestion() {
        world.crm.answer(world.crm.cases().get(0), "On its way.");
        world.settle(Duration.ofMinutes(1));
        world.channel.say("t9", "brand", "posted-0", "On its way.");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(world.ledger().accounts().get(0).dropped()).containsEntry("echo", 1L);
    }

    private List<List<String>> timelines() {
        return List.of(
                world.crm.timeline(world.crm.cases().get(0)),
                world.other.timeline(world.other.cases().get(0)));
    }
}
