// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.Metrics;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.ops.Status;
import io.parley.internal.store.Pauses;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person can stop the answers of an account, or of all, and nothing else lets them go on. */
class PauseTest extends WorldTest {

    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);

    @BeforeEach
    void ask() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
    }

    @Test
    void answersOfAPausedAccountWaitUntilItIsResumed() {
        replies().pause("brand");
        answer();
        world.settle(Duration.ofHours(3));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().in("pending")).isEqualTo(1);
        replies().resume("brand");
        world.settle(Duration.ZERO);
        assertThat(world.channel.answers()).as("at once").containsExactly("On its way.");
    }

    @Test
    void aPauseOfAllHoldsEveryAccountAndOutlivesARestart() {
        replies().pause(Pauses.ALL);
        answer();
        world.settle();
        world.restart();
        world.settle(Duration.ofHours(3));
        assertThat(world.channel.answers()).isEmpty();
        replies().resume(Pauses.ALL);
        world.settle(Duration.ZERO);
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void onePauseDoesNotEndWithTheOther() {
        replies().pause(Pauses.ALL);
        replies().pause("brand");
        answer();
        replies().resume(Pauses.ALL);
        world.settle();
        assertThat(world.channel.answers()).isEmpty();
        replies().pause(Pauses.ALL);
        replies().resume("brand");
        world.settle();
        assertThat(world.channel.answers()).isEmpty();
        replies().resume(Pauses.ALL);
        world.settle();
        assertThat(world.channel.answers()).hasSize(1);
    }

    @Test
    void thePauseOfAnotherAccountDoesNotMatter() {
        world.engine().store().write(tx -> {
            new Pauses(tx).begin("other");
            return null;
        });
        answer();
        world.settle();
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void whatIsInDoubtIsNotRepeatedInAPause() {
        world.channel.promise(Repeat.safe(Duration.ofDays(1)));
        world.channel.faults.failNextSend(UNCERTAIN, false);
        answer();
        world.settle(Duration.ofSeconds(6));
        assertThat(world.ledger().replies().in("sending")).isEqualTo(1);
        replies().pause("brand");
        world.settle(Duration.ofHours(3));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().in("sending")).isEqualTo(1);
        replies().resume("brand");
        world.settle();
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void whatIsInDoubtIsNotSearchedInAPause() {
        world.channel.promise(Repeat.searchable(Duration.ofSeconds(20)));
        world.channel.faults.failNextSend(UNCERTAIN, true);
        answer();
        world.settle(Duration.ofSeconds(10));
        replies().pause("brand");
        world.settle(Duration.ofHours(3));
        assertThat(world.channel.searches()).isZero();
        replies().resume("brand");
        world.settle();
        assertThat(world.channel.searches()).isEqualTo(1);
        assertThat(world.channel.answers()).containsExactly("On its way.");
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
    }

    @Test
    void aSendThatIsOnItsWayEndsNormally() {
        world.channel.beforeNextSend(() -> replies().pause("brand"));
        answer();
        answer();
        world.settle(Duration.ofHours(1));
        assertThat(world.channel.answers()).hasSize(1);
        assertThat(world.ledger().replies().in("sent")).isEqualTo(1);
        assertThat(world.ledger().replies().in("pending")).isEqualTo(1);
    }

    @Test
    void whatASearchDidNotFindIsNotSentInAPauseThatCameMeanwhile() {
        world.channel.promise(Repeat.searchable(Duration.ofSeconds(20)));
        world.channel.faults.failNextSend(UNCERTAIN, false);
        world.channel.beforeNextSearch(() -> replies().pause("brand"));
        answer();
        world.settle(Duration.ofHours(1));
        assertThat(world.channel.searches()).isEqualTo(1);
        assertThat(world.channel.answers()).isEmpty();
        replies().resume("brand");
        world.settle();
        assertThat(world.channel.answers()).containsExactly("On its way.");
    }

    @Test
    void anUnknownAccountIsNotPaused() {
        assertThat(replies().pause("nobody")).isFalse();
        assertThat(replies().pauses()).isEmpty();
    }

    @Test
    void healthAndMetricsSayIt() {
        assertThat(health()).isEqualTo(new Part("replies", Status.OK, ""));
        replies().pause("brand");
        assertThat(health().status()).isEqualTo(Status.WARN);
        assertThat(health().message())
                .startsWith("Answers of account brand are paused since 20")
                .endsWith("by a person.");
        assertThat(new Metrics(
                                world.engine().store(),
                                world.health(),
                                world.engine().audit(),
                                replies(),
                                world.engine().budgets(),
                                world.clock)
                        .text())
                .contains("parley_replies_paused{account=\"brand\"} 1");
    }

    private void answer() {
        world.crm.answer(world.crm.cases().get(0), "On its way.");
    }

    private ReplySwitch replies() {
        return new ReplySwitch(
                world.engine().store(), new TestRoster(), world.engine().hints());
    }

    private Part health() {
        return world.health().parts().stream()
                .filter(part -> part.name().equals("replies"))
                .findFirst()
                .orElseThrow();
    }
}
