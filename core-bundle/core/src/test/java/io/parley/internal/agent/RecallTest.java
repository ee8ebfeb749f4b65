// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer rests before it is sent, so that its author can think again. */
class RecallTest extends WorldTest {

    @BeforeEach
    void ask() {
        world.configureTargets(Map.of("recallSeconds", 60));
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
    }

    @Test
    void anAnswerIsSentOnceItsTimeHasPassed() {
        answer("On its way.");
        world.settle(Duration.ofSeconds(50));
        assertThat(world.channel.answers()).isEmpty();
        world.restart();
        world.settle(Duration.ofSeconds(20));
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void whatIsTakenBackInTimeIsNeverSent() {
        String comment = answer("On its way.");
        world.settle(Duration.ofSeconds(20));
        world.crm.takeBack(comment);
        world.settle(Duration.ofMinutes(10));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().dropped()).containsEntry("recalled", 1L);
    }

    @Test
    void whatIsChangedInTimeIsSentAsItStandsLast() {
        String comment = answer("On ist way.");
        world.settle(Duration.ofSeconds(20));
        world.crm.rewrite(comment, world.crm.cases().get(0), "On its way.");
        world.settle(Duration.ofMinutes(10));
        world.crm.rewrite(comment, world.crm.cases().get(0), "On its way, Anna.");
        world.settle(Duration.ofMinutes(10));
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void whatIsTakenBackTooLateIsToldInTheCase() {
        String comment = answer("On its way.");
        world.settle(Duration.ofMinutes(2));
        world.crm.takeBack(comment);
        world.crm.takeBack(comment);
        world.settle(Duration.ofMinutes(2));
        assertThat(world.channel.answers()).hasSize(1);
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .filteredOn(text -> text.contains("taken back too late"))
                .hasSize(1);
    }

    @Test
    void whatMayHaveBeenSentCannotBeTakenBack() {
        world.channel.faults.failNextSend(new SyncException.Transient("timeout", true, null), true);
        String comment = answer("On its way.");
        world.settle(Duration.ofMinutes(2));
        world.crm.takeBack(comment);
        world.settle(Duration.ofMinutes(2));
        assertThat(world.ledger().replies().in("parked")).isEqualTo(1);
        assertThat(world.ledger().replies().dropped()).isEmpty();
    }

    private String answer(String text) {
        return world.crm.answer(world.crm.cases().get(0), text);
    }
}
