// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the channel does not tell is found out by asking again. */
class RecheckTest extends WorldTest {

    @Test
    void anEditIsFollowed() {
        world.channel.say("t1", "anna", "m1", "Where is my parcle?");
        world.settle();
        world.channel.sayQuietly("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofMinutes(2));
        assertThat(timeline()).containsExactly("Where is my parcel?");
    }

    @Test
    void aRemovalIsFollowedAndSoIsTheRestoration() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t1", "anna", "m2", "My number is 12345.");
        world.settle();
        world.channel.removeQuietly("m2");
        world.settle(Duration.ofMinutes(2));
        assertThat(timeline()).containsExactly("Where is my parcel?", "(removed)");
        world.channel.sayQuietly("t1", "anna", "m2", "My number is 12345.");
        world.settle(Duration.ofMinutes(5));
        assertThat(timeline()).containsExactly("Where is my parcel?", "My number is 12345.");
    }

    @Test
    void whatIsUnchangedIsNoNews() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofMinutes(10));
        assertThat(world.channel.rechecks()).isPositive();
        assertThat(world.ledger().accounts().get(0).repeated()).isZero();
        assertThat(world.ledger().accounts().get(0).total()).isEqualTo(1);
    }

    @Test
    void theOlderTheSeldomer() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofHours(1));
        int inTheFirstHour = world.channel.rechecks();
        world.settle(Duration.ofHours(23));
        assertThat(inTheFirstHour).isBetween(10, 20);
        assertThat(world.channel.rechecks() - inTheFirstHour).isBetween(10, 20);
    }

    @Test
    void manyShareACall() {
        for (int i = 0; i < 9; i++) {
            world.channel.say("t" + i, "anna", "m" + i, "Question " + i);
        }
        world.settle(Duration.ofMinutes(1));
        assertThat(world.channel.rechecks()).isBetween(3, 6);
    }

    private List<String> timeline() {
        return world.crm.timeline(world.crm.cases().get(0));
    }
}
