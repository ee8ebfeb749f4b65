// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of the CRM make one record out of two: what goes on is written to the one that remains. */
class MergeTest extends WorldTest {

    private String survivor;
    private String loser;

    @BeforeEach
    void askTwice() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t2", "anna", "m2", "And the other one?");
        world.settle();
        survivor = world.crm.cases().get(0);
        loser = world.crm.cases().get(1);
    }

    @Test
    void whatFollowsStandsInTheCaseThatRemains() {
        world.crm.merge("Case", survivor, loser);
        world.settle();
        world.channel.say("t2", "anna", "m3", "Hello?");
        world.settle();
        assertThat(timeline()).containsExactly("Where is my parcel?", "And the other one?", "Hello?");
        assertThat(world.crm.cases()).containsExactly(survivor);
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void whatIsWrittenBeforeTheMergeIsToldWaitsForTheNews() {
        world.channel.say("t2", "anna", "m3", "Hello?");
        world.crm.failNext(new SyncException.Transient("503", false, null), false);
        world.settle(Duration.ofSeconds(10));
        world.crm.merge("Case", survivor, loser);
        world.settle(Duration.ofMinutes(1));
        assertThat(timeline()).containsExactly("Where is my parcel?", "And the other one?", "Hello?");
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void aMergeThatIsToldWhileABatchIsOnItsWayExplainsWhatWasGoneBefore() {
        world.crm.forget(loser);
        AtomicInteger batches = new AtomicInteger();
        world.crm.flights().meanwhile(() -> {
            if (batches.incrementAndGet() == 2) {
                world.crm.merge("Case", survivor, loser);
                world.settle();
            }
        });
        world.channel.say("t2", "anna", "m3", "Hello?");
        world.settle(Duration.ofMinutes(2));
        assertThat(batches).hasValueGreaterThan(2);
        assertThat(timeline()).containsExactly("Where is my parcel?", "And the other one?", "Hello?");
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void aContactThatWasMergedGetsNewCasesUnderTheOneThatRemains() {
        world.channel.say("t3", "bob", "m3", "Hello from Bob");
        world.settle();
        List<String> contacts = world.crm.contacts();
        world.crm.merge("Contact", contacts.get(0), contacts.get(1));
        world.channel.say("t4", "bob", "m4", "One more");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.contacts()).containsExactly(contacts.get(0));
        assertThat(world.crm.cases()).hasSize(4);
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void answersInTheCaseThatRemainsGoWhereItWasWrittenToLast() {
        world.crm.merge("Case", survivor, loser);
        world.settle();
        world.channel.say("t2", "anna", "m3", "Hello?");
        world.settle();
        world.crm.answer(survivor, "Both are on their way.");
        world.settle();
        assertThat(world.channel.answers()).containsExactly("Both are on their way.");
    }

    @Test
    void whatIsGoneWithoutAMergeIsPutAside() {
        world.crm.forget(loser);
        world.channel.say("t2", "anna", "m3", "Hello?");
        world.settle(Duration.ofMinutes(1));
        assertThat(world.parked()).singleElement().satisfies(parked -> assertThat(parked.reason())
                .contains("merged"));
    }

    private List<String> timeline() {
        return world.crm.timeline(survivor);
    }
}
