// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.ops.Acquaintance;
import io.parley.internal.ops.NotPossibleException;
import io.parley.internal.store.MatchPosition;
import io.parley.internal.store.Matches.State;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.MoveConversation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person says who somebody is, and takes it back: the cases follow, and both contacts have their history. */
class LinkTest extends WorldTest {

    private static final String ANNA = "test:people/anna";

    private String own;
    private String other;

    @BeforeEach
    void twoCases() {
        world.configureTargets(Map.of("matchBy", new String[] {"email"}));
        other = world.crm.people.make("Anna Meyer", "anna@example.org");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.channel.say("t2", "anna", "m2", "And the other one?");
        world.settle();
        own = world.crm.people.holderOf(ANNA);
    }

    @Test
    void aLinkTakesTheCasesAndTheProfileAlong() throws Exception {
        link(other);
        assertThat(contacts()).containsOnly(other);
        assertThat(world.crm.people.holderOf(ANNA)).isEqualTo(other);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("Where is my parcel?");
        world.channel.say("t3", "anna", "m3", "One more");
        world.settle();
        assertThat(contacts()).hasSize(3).containsOnly(other);
    }

    @Test
    void whatIsTakenBackGivesTheFormerContactItsHistory() throws Exception {
        link(other);
        world.channel.say("t3", "anna", "m3", "One more");
        world.settle();
        separate();
        assertThat(contacts()).hasSize(3).containsOnly(own);
        assertThat(world.crm.people.holderOf(ANNA)).isEqualTo(own);
        assertThat(world.crm.contacts()).containsExactly(other, own);
    }

    @Test
    void linksAreTakenBackOneAfterTheOther() throws Exception {
        String third = world.crm.people.make("Anna M.");
        link(other);
        link(third);
        assertThat(contacts()).containsOnly(third);
        separate();
        assertThat(contacts()).containsOnly(other);
        separate();
        assertThat(contacts()).containsOnly(own);
        assertThatThrownBy(this::separate).isInstanceOf(NotPossibleException.class);
    }

    @Test
    void whoWasMatchedWronglyGetsAContactOfTheirOwn() throws Exception {
        introduce("bob", "Anna Meyer");
        world.channel.say("t4", "bob", "m4", "Hello");
        world.settle();
        String case4 = world.crm.cases().get(2);
        assertThat(world.crm.contactOf(case4)).isEqualTo(other);
        world.acquaintances().separate("crm", "test:people/bob");
        world.settle();
        String made = world.crm.contactOf(case4);
        assertThat(made).isNotIn(own, other);
        assertThat(world.crm.people.holderOf("test:people/bob")).isEqualTo(made);
        world.acquaintances().link("crm", "test:people/bob", contact(other));
        world.settle();
        assertThat(world.crm.contactOf(case4)).isEqualTo(other);
        world.acquaintances().separate("crm", "test:people/bob");
        world.settle();
        assertThat(world.crm.contactOf(case4))
                .as("the one that was made before")
                .isEqualTo(made);
    }

    @Test
    void whatIsToBeLookedAtIsListedUntilSomebodyHas() throws Exception {
        introduce("bob", "Boris Stone");
        world.channel.say("t4", "bob", "m4", "Hello");
        world.settle();
        assertThat(listed(State.REVIEW)).containsExactly("test:people/bob");
        String contact = world.crm.contactOf(world.crm.cases().get(2));
        world.acquaintances().separate("crm", "test:people/bob");
        world.settle();
        assertThat(listed(State.REVIEW)).isEmpty();
        assertThat(world.crm.contactOf(world.crm.cases().get(2))).isEqualTo(contact);
    }

    @Test
    void aLinkBeforeAnythingWasWrittenNeedsNoMove() throws Exception {
        world.crm.away(true);
        world.channel.say("t5", "carla", "m5", "Hello");
        world.settle();
        world.acquaintances().link("crm", "test:people/carla", contact(other));
        world.crm.away(false);
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.contactOf(world.crm.cases().get(2))).isEqualTo(other);
        assertThat(world.crm.contacts()).containsExactly(other, own);
    }

    @Test
    void whatIsOnItsWayMeanwhileArrivesAndMovesToo() throws Exception {
        world.crm.flights().meanwhile(() -> {
            try {
                world.acquaintances().link("crm", ANNA, contact(other));
            } catch (NotPossibleException e) {
                throw new IllegalStateException(e);
            }
        });
        world.channel.say("t3", "anna", "m3", "One more");
        world.settle();
        assertThat(contacts()).hasSize(3).containsOnly(other);
    }

    @Test
    void aMoveThatFailsIsTriedAgainAndOneThatIsRefusedIsPutAside() throws Exception {
        world.crm.lock(MoveConversation.class::isInstance);
        link(other);
        world.settle(Duration.ofMinutes(2));
        assertThat(contacts()).containsOnly(other);
        world.crm.refuse(MoveConversation.class::isInstance);
        separate();
        assertThat(world.parked()).hasSize(2);
        world.crm.refuse(write -> false);
        world.retryParked();
        world.settle();
        assertThat(contacts()).containsOnly(own);
    }

    @Test
    void aMoveThatWasPutAsideIsOverWithTheNextOne() throws Exception {
        world.crm.refuse(MoveConversation.class::isInstance);
        link(other);
        assertThat(world.parked()).hasSize(2);
        world.crm.refuse(write -> false);
        separate();
        world.retryParked();
        world.settle();
        assertThat(contacts()).containsOnly(own);
        assertThat(world.parked()).isEmpty();
        assertThat(world.ledger().targets().get(0).dropped()).containsEntry("superseded", 2L);
    }

    @Test
    void aMergeOfTheFormerContactIsFollowedWhenALinkIsTakenBack() throws Exception {
        link(other);
        String survivor = world.crm.people.make("Anna M.");
        world.crm.merge("Contact", survivor, own);
        world.settle();
        separate();
        assertThat(contacts()).containsOnly(survivor);
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void aTimeoutOfAMoveIsRepeatedWhateverTheCrmPromisesOfOtherWrites() throws Exception {
        world.crm.promise(Idempotence.unsafe());
        world.acquaintances().link("crm", ANNA, contact(other));
        world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
        world.settle(Duration.ofMinutes(2));
        assertThat(contacts()).containsOnly(other);
        assertThat(world.parked()).isEmpty();
    }

    @Test
    void nobodyIsLinkedWhoIsNotKnown() {
        assertThatThrownBy(() -> world.acquaintances().link("crm", "test:people/nobody", contact(other)))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("test:people/nobody");
        assertThatThrownBy(() -> world.acquaintances().link("elsewhere", ANNA, contact(other)))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("elsewhere");
    }

    private void introduce(String person, String name) {
        ContactPoint email = new ContactPoint(ContactPoint.Kind.EMAIL, "anna@example.org", true);
        world.channel.voices().introduce(person, name, List.of(email));
    }

    private void link(String id) throws NotPossibleException {
        world.acquaintances().link("crm", ANNA, contact(id));
        world.settle();
    }

    private void separate() throws NotPossibleException {
        world.acquaintances().separate("crm", ANNA);
        world.settle();
    }

    private static CrmRef contact(String id) {
        return new CrmRef("Contact", id);
    }

    private List<String> contacts() {
        return world.crm.cases().stream().map(world.crm::contactOf).toList();
    }

    private List<String> listed(State state) {
        return world.acquaintances().list("crm", state, MatchPosition.START, 10).stream()
                .map(Acquaintance::match)
                .map(match -> match.person())
                .toList();
    }
}
