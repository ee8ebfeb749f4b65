// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the stream of a channel never brings is found by listing the channel again. */
class AuditTest extends WorldTest {

    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);

    @Test
    void whatTheStreamSkippedArrivesWithinADay() {
        missOne();
        world.settle(Duration.ofHours(20));
        assertThat(timeline()).containsExactly("Where is my parcel?");
        world.settle(Duration.ofHours(5));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?");
        assertThat(world.missed()).isEqualTo(1);
    }

    @Test
    void anAuditCanBeAskedFor() {
        missOne();
        assertThat(audit()).isTrue();
        world.settle(Duration.ofMinutes(1));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?");
        assertThat(world.missed()).isEqualTo(1);
        assertThat(world.engine().audits().request("nobody")).isFalse();
    }

    @Test
    void whatComesBetweenTheListingAndTheNextLookWasNotMissed() {
        missOne();
        audit();
        world.settle(Duration.ZERO);
        assertThat(world.channel.log().listings()).as("it has listed").isEqualTo(2);
        world.channel.log().reveal();
        world.settle(Duration.ofMinutes(1));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?");
        assertThat(world.missed()).isZero();
    }

    @Test
    void whatIsSkippedWhileAnAuditIsOnIsFoundByTheNextOne() {
        missOne();
        audit();
        world.settle(Duration.ofSeconds(3));
        assertThat(world.channel.log().listings()).as("it has listed").isEqualTo(2);
        world.channel.say("t1", "anna", "m3", "Anybody?");
        world.settle(MORE_THAN_A_DAY);
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?", "Anybody?");
    }

    @Test
    void whatAppearsLateIsFoundAsFarBackAsTheConnectorSays() {
        world.channel.appearsLate(Duration.ofDays(3));
        world.restart();
        appearAfter(Duration.ofDays(2));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?");
    }

    @Test
    void whatAppearsLaterThanThatIsNot() {
        appearAfter(Duration.ofDays(2));
        assertThat(timeline()).containsExactly("Where is my parcel?");
    }

    private void appearAfter(Duration time) {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        Change late = world.channel.heard("t1", "anna", "m2", "Hello?");
        world.settle(time);
        world.channel.log().hide();
        world.channel.log().tell(late);
        world.settle(MORE_THAN_A_DAY);
    }

    @Test
    void whatIsKnownDoesNotComeAgain() {
        for (int i = 0; i < 10; i++) {
            world.channel.say("t1", "anna", "m" + i, "Message " + i);
        }
        world.channel.say("t1", "anna", "m3", "Message three");
        world.channel.remove("m4");
        world.settle();
        List<String> before = timeline();
        audit();
        world.settle(MORE_THAN_A_DAY);
        assertThat(timeline()).isEqualTo(before);
        assertThat(world.channel.log().listings()).isGreaterThan(2);
        assertThat(world.ledger().accounts().get(0).repeated()).isZero();
        assertThat(world.ledger().accounts().get(0).total()).isEqualTo(12);
        assertThat(world.missed()).isZero();
    }

    @Test
    void anEditAndARemovalThatWereSkippedWithTheirMessageComeInOrder() {
        missOne();
        world.channel.say("t1", "anna", "m2", "Hello??");
        world.channel.say("t1", "anna", "m3", "My number is 12345.");
        world.channel.remove("m3");
        audit();
        world.settle(Duration.ofMinutes(1));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello??");
        audit();
        world.settle(Duration.ofMinutes(1));
        assertThat(world.missed()).as("after a second audit").isEqualTo(4);
    }

    @Test
    void whatCouldNotBeReadIsPutAside() {
        missOne();
        world.channel.breakOne("m9");
        audit();
        world.settle(Duration.ofMinutes(1));
        assertThat(world.ledger().accounts().get(0).in("parked")).isEqualTo(1);
        assertThat(world.missed()).isEqualTo(2);
        audit();
        world.settle(Duration.ofMinutes(1));
        assertThat(world.missed()).as("after a second audit").isEqualTo(2);
    }

    @Test
    void aRestartDoesNotAuditAnew() {
        missOne();
        world.settle(MORE_THAN_A_DAY);
        int listings = world.channel.log().listings();
        for (int i = 0; i < 5; i++) {
            world.restart();
            world.settle(Duration.ofHours(1));
        }
        assertThat(world.channel.log().listings()).isEqualTo(listings);
        world.settle(Duration.ofHours(20));
        assertThat(world.channel.log().listings()).isEqualTo(listings + 1);
    }

    @Test
    void aListingThatNeverEndsIsGivenUp() {
        missOne();
        world.channel.log().listForEver();
        int before = world.channel.log().pulls();
        audit();
        world.settle(Duration.ofHours(1));
        assertThat(world.channel.log().pulls() - before).isBetween(500, 900);
        assertThat(timeline()).as("what it listed until then").containsExactly("Where is my parcel?", "Hello?");
    }

    @Test
    void aListingThatStandsIsGivenUp() {
        missOne();
        world.channel.log().listTheSamePageAgain();
        int before = world.channel.log().pulls();
        audit();
        world.settle(Duration.ofMinutes(1));
        assertThat(world.channel.log().pulls() - before).isLessThan(12);
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?");
    }

    @Test
    void aChannelThatCannotBeListedGoesOnToBeRead() {
        missOne();
        world.channel.log().reveal();
        world.channel.log().failListings();
        audit();
        world.settle(Duration.ofMinutes(30));
        assertThat(timeline()).containsExactly("Where is my parcel?", "Hello?");
        assertThat(world.channel.log().listings())
                .as("the first reading, and five attempts")
                .isEqualTo(6);
        assertThat(world.engine().gates().closed()).isEmpty();
    }

    private void missOne() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        world.channel.log().hide();
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle();
    }

    private boolean audit() {
        return world.engine().audits().request("brand");
    }

    private List<String> timeline() {
        return world.crm.timeline(world.crm.cases().get(0));
    }
}
