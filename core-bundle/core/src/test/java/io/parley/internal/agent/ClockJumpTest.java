// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the machine jumps by hours while the agent works: nothing is lost or done twice, and nobody is asked more often. */
class ClockJumpTest extends WorldTest {

    @ParameterizedTest
    @ValueSource(ints = {-30, -5, 5, 30})
    void questionsAndAnswersGoOn(int hours) {
        ask(1);
        answer(0, "Before");
        world.settle();
        jump(hours);
        ask(2);
        answer(0, "After");
        answer(1, "After too");
        world.settle(Duration.ofMinutes(2));
        assertThat(world.channel.answers()).containsExactly("Before", "After", "After too");
        assertThat(world.crm.cases()).hasSize(2);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("Question 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, -5, 5, 30})
    void theChannelIsAskedNoMoreOftenThanBefore(int hours) {
        world.settle(Duration.ofMinutes(10));
        int before = world.channel.log().pulls();
        world.settle(Duration.ofMinutes(10));
        int usual = world.channel.log().pulls() - before;
        jump(hours);
        world.settle(Duration.ofMinutes(10));
        assertThat(world.channel.log().pulls() - before - usual).isBetween(usual / 2, usual + 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void whatIsInDoubtIsSettledOnce(int hours) {
        world.crm.promise(Idempotence.readBack(Duration.ofSeconds(10)));
        world.channel.promise(Repeat.searchable(Duration.ofSeconds(20)));
        ask(1);
        world.channel.faults.failNextSend(new SyncException.Transient("timeout", true, null), true);
        world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
        answer(0, "In doubt");
        world.channel.say("t2", "person2", "m2", "Question 2");
        world.settle(Duration.ofSeconds(6));
        jump(hours);
        world.settle(Duration.ofMinutes(5));
        assertThat(world.ledger().replies().in("sent"))
                .as("%s %s", world.ledger(), world.parked())
                .isEqualTo(1);
        assertThat(world.ledger().targets().get(0).in("delivered")).isEqualTo(2);
        assertThat(world.channel.answers()).containsExactly("In doubt");
        assertThat(world.crm.cases()).hasSize(2);
        assertThat(world.crm.timeline(world.crm.cases().get(1))).containsExactly("Question 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void aGateThatWasClosedForAMinuteOpensSoon(int hours) {
        ask(1);
        world.channel.faults.failNextPull(
                new SyncException.RateLimited("slow down", world.clock.instant().plus(Duration.ofMinutes(1))));
        world.crm.failNext(new SyncException.Transient("503", false, null), false);
        world.channel.faults.failNextSend(new SyncException.Transient("503", false, null), false);
        answer(0, "Answer");
        world.settle(Duration.ofSeconds(15));
        jump(hours);
        world.channel.say("t2", "person2", "m2", "Question 2");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.engine().gates().closed()).isEmpty();
        assertThat(world.channel.answers()).containsExactly("Answer");
        assertThat(world.crm.cases()).hasSize(2);
    }

    private void jump(int hours) {
        world.setClock(Duration.ofHours(hours));
    }

    private void ask(int number) {
        world.channel.say("t" + number, "person" + number, "m" + number, "Question " + number);
        world.settle();
    }

    private void answer(int numberOfCase, String text) {
        world.crm.answer(world.crm.cases().get(numberOfCase), text);
    }
}
