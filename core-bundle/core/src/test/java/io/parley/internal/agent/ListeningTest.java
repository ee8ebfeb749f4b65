// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.Finds;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found by a word was not said to the account: it is kept and marked, and opens no case by itself. */
class ListeningTest extends WorldTest {

    private static final String WORD = "#kettles";

    @BeforeEach
    void listen() {
        world.channel.listenFor(WORD);
        world.restart();
    }

    @Test
    void aFindOpensNoCase() {
        world.channel.find(WORD, "t1", "anna", "m1", "I love #kettles");
        world.settle();
        assertThat(world.crm.cases()).isEmpty();
        assertThat(world.crm.contacts()).isEmpty();
        assertThat(dropped()).isEqualTo(Map.of("listening", 1L));
        assertThat(finds()).extracting(Finds.Find::foundBy).containsExactly(WORD);
    }

    @Test
    void aFindOpensACaseWhereARouteSaysSo() {
        world.routeFinds();
        world.channel.find(WORD, "t1", "anna", "m1", "I love #kettles");
        world.settle();
        assertThat(timeline()).containsExactly("I love #kettles");
        assertThat(finds()).isEmpty();
    }

    @Test
    void whoSpeaksToTheAccountBringsWhatTheySaidBefore() {
        world.channel.find(WORD, "t1", "anna", "m1", "My #kettles leaks");
        world.channel.find(WORD, "t1", "ben", "m2", "Mine does not. #kettles");
        world.settle();
        world.channel.say("t1", "anna", "m3", "@brand, what can I do?");
        world.settle();
        assertThat(world.crm.cases()).hasSize(1);
        assertThat(timeline()).containsExactly("My #kettles leaks", "@brand, what can I do?");
        assertThat(dropped()).isEqualTo(Map.of("listening", 1L));
    }

    @Test
    void whatIsFoundBehindAMessageToTheAccountBelongsToIt() {
        world.channel.say("t1", "anna", "m1", "@brand, what can I do?");
        world.settle();
        world.channel.find(WORD, "t1", "anna", "m2", "Perhaps buy new #kettles");
        world.settle();
        assertThat(timeline()).containsExactly("@brand, what can I do?", "Perhaps buy new #kettles");
    }

    @Test
    void aMentionThatWasFoundFirstOpensItsCase() {
        world.channel.find(WORD, "t1", "anna", "m1", "@brand makes #kettles");
        world.settle();
        world.channel.say("t1", "anna", "m1", "@brand makes #kettles");
        world.settle();
        assertThat(timeline()).containsExactly("@brand makes #kettles");
        assertThat(dropped()).isEmpty();
    }

    @Test
    void aMentionThatIsFoundAfterwardsStaysWhatItIs() {
        world.channel.say("t1", "anna", "m1", "@brand makes #kettles");
        world.settle();
        world.channel.find(WORD, "t1", "anna", "m1", "@brand makes #kettles");
        world.settle();
        assertThat(timeline()).containsExactly("@brand makes #kettles");
        assertThat(dropped()).isEmpty();
        assertThat(finds()).isEmpty();
    }

    @Test
    void whomAColleagueAnswersOnTheChannelIsACustomer() {
        world.channel.find(WORD, "t1", "anna", "m1", "My #kettles leaks");
        world.settle();
        world.channel.answerAsBrand("t1", "m2", "We are sorry.", "m1");
        world.settle();
        assertThat(timeline()).containsExactly("My #kettles leaks", "We are sorry.");
    }

    @Test
    void theNewestTextOfAFindIsBroughtOnce() {
        world.channel.find(WORD, "t1", "anna", "m1", "My #ketles leaks #kettles");
        world.settle();
        world.channel.find(WORD, "t1", "anna", "m1", "My #kettles leaks");
        world.settle();
        world.channel.say("t1", "anna", "m2", "@brand, help");
        world.settle();
        assertThat(timeline()).containsExactly("My #kettles leaks", "@brand, help");
    }

    @Test
    void aSecondLookMakesNoCaseOfAFind() {
        world.channel.find(WORD, "t1", "anna", "m1", "My #kettles leaks");
        world.settle();
        world.channel.sayQuietly("t1", "anna", "m1", "My #kettles still leaks");
        world.settle(Duration.ofDays(2));
        assertThat(world.crm.cases()).isEmpty();
    }

    @Test
    void aPersonOpensACaseForAFind() {
        world.channel.find(WORD, "t1", "anna", "m1", "My #kettles leaks");
        world.settle();
        assertThat(world.concern(finds().get(0).id())).isTrue();
        world.settle();
        assertThat(timeline()).containsExactly("My #kettles leaks");
        assertThat(finds()).isEmpty();
    }

    @Test
    void whatIsNoFindIsLeftAsItIs() {
        world.channel.say("t1", "anna", "m1", "@brand makes #kettles");
        world.settle();
        assertThat(world.concern(1)).isFalse();
        assertThat(world.concern(4711)).isFalse();
    }

    @Test
    void aStreamThatFailsHoldsUpNoOther() {
        world.channel.faults.failListening(new SyncException.Transient("The search is away", false, null));
        world.settle(Duration.ofHours(2));
        assertThat(world.health().parts().toString()).contains("#kettles: The search is away");
        world.channel.say("t1", "anna", "m1", "@brand, help");
        world.channel.find(WORD, "t2", "ben", "m2", "My #kettles leaks");
        world.settle(Duration.ofSeconds(15));
        assertThat(timeline()).containsExactly("@brand, help");
        assertThat(finds()).isEmpty();
        world.channel.faults.failListening(null);
        world.settle(Duration.ofMinutes(20));
        assertThat(finds()).hasSize(1);
        assertThat(world.health().parts().toString()).doesNotContain("The search is away");
    }

    @Test
    void aRemovedFindIsNotBrought() {
        world.channel.find(WORD, "t1", "anna", "m1", "My #kettles leaks");
        world.settle();
        world.channel.remove("m1");
        world.settle();
        world.channel.say("t1", "anna", "m2", "@brand, help");
        world.settle();
        assertThat(timeline()).containsExactly("@brand, help");
    }

    private List<Finds.Find> finds() {
        return world.finds();
    }

    private Map<String, Long> dropped() {
        return world.ledger().accounts().get(0).dropped();
    }

    private List<String> timeline() {
        return world.crm.timeline(world.crm.cases().get(0));
    }
}
