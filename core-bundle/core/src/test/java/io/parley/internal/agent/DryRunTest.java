// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A target to which nothing is written for now. */
class DryRunTest extends WorldTest {

    @Test
    void nothingIsWrittenNorReadAndIntakeGoesOn() {
        world.configureTargets(Map.of("dryRun", true));
        for (int i = 0; i < 50; i++) {
            world.channel.say("t" + i, "anna", "m" + i, "Question " + i);
        }
        world.crm.answer("Case1", "Too early");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.batches()).isEmpty();
        assertThat(world.ledger().targets().get(0).in("pending")).isEqualTo(50);
        assertThat(world.ledger().replies().total()).isZero();
        assertThat(world.health().parts()).anySatisfy(part -> assertThat(part.message())
                .isEqualTo("Dry run: nothing is written until dryRun is switched off. 50 wait."));
    }

    @Test
    void switchedOffEverythingIsDeliveredInOrder() {
        world.configureTargets(Map.of("dryRun", true));
        world.channel.say("t1", "anna", "m1", "One");
        world.channel.say("t1", "anna", "m2", "Two");
        world.settle();
        world.configureTargets(Map.of());
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("One", "Two");
    }
}
