// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A target gets the conversations that its routes ask for, and the people of these alone. */
class ConditionTest extends WorldTest {

    @Test
    void aConversationThatNoRouteAsksForGoesNowhereAndNeitherDoItsPeople() {
        world.routeWhere("department=sales");
        world.channel.say("t1", "anna", "m1", "Hello");
        world.settle();
        world.channel.changeBio("anna", "Owns a kettle");
        world.channel.say("t1", "anna", "m2", "Anybody?");
        world.settle();
        assertThat(world.crm.cases()).isEmpty();
        assertThat(world.crm.contacts()).isEmpty();
        assertThat(world.ledger().accounts().get(0).dropped()).containsOnlyKeys("noRoute");
        assertThat(world.difference()).isEmpty();
    }

    @Test
    void aConversationThatARouteAsksForGoesThereWithItsPeople() {
        world.routeWhere("department=");
        world.channel.say("t1", "anna", "m1", "Hello");
        world.settle();
        world.channel.changeBio("anna", "Owns a kettle");
        world.channel.say("t1", "anna", "m2", "Anybody?");
        world.settle();
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(world.ledger().accounts().get(0).dropped()).isEqualTo(Map.of());
    }
}
