// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.Matches.Match;
import io.parley.internal.store.Matches.State;
import io.parley.model.ContactPoint;
import io.parley.model.ContactPoint.Kind;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom the CRM knows already get no second contact. */
class MatchTest extends WorldTest {

    @BeforeEach
    void matchByEmail() {
        world.configureTargets(Map.of("matchBy", new String[] {"email", "phone"}));
    }

    @Test
    void whoeverTheCrmKnowsByAVerifiedAddressGetsNoSecondContact() {
        String known = world.crm.people.make("Anna Meyer", "anna@example.org");
        introduce("anna", "Anna Meyer", "anna@example.org");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.contacts()).containsExactly(known);
        assertThat(contactOfTheCase()).isEqualTo(known);
        assertThat(world.crm.people.holderOf("test:people/anna"))
                .as("the social profile stands with it")
                .isEqualTo(known);
        assertThat(match("anna").state()).isEqualTo(State.MATCHED);
        assertThat(match("anna").evidence()).contains("\"agrees\":[\"email\"]", known);
    }

    @Test
    void whatWasMerelyTypedIsNoEvidence() {
        world.crm.people.make("Anna Meyer", "anna@example.org");
        world.channel
                .voices()
                .introduce("anna", "Anna Meyer", List.of(new ContactPoint(Kind.EMAIL, "anna@example.org", false)));
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.contacts()).hasSize(2);
        assertThat(world.crm.people.asked()).isEmpty();
    }

    @Test
    void whoHasNothingToBeRecognisedByIsNotAskedFor() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.people.asked()).isEmpty();
        assertThat(world.crm.contacts()).hasSize(1);
    }

    @Test
    void anotherNameIsForAPersonToLookAt() {
        world.crm.people.make("Boris Meyer", "meyers@example.org");
        introduce("anna", "Anna Meyer", "meyers@example.org");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.people()).containsExactly("Boris Meyer", "Anna Meyer");
        assertThat(match("anna").state()).isEqualTo(State.REVIEW);
    }

    @Test
    void aHundredPeopleAreAskedForTogether() {
        world.crm.away(true);
        IntStream.range(0, 150).forEach(i -> {
            introduce("p" + i, "Person", "p" + i + "@example.org");
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        });
        world.settle();
        world.crm.away(false);
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.cases()).hasSize(150);
        assertThat(world.crm.people.asked()).containsExactlyInAnyOrder(100, 50);
    }

    @Test
    void nobodyIsAskedForTwiceByBatchesThatAreOnTheirWayTogether() {
        world.crm.takeTogether(3);
        world.restart();
        world.crm.flights().meanwhile(world::goOn);
        world.crm.people.meanwhile(world::goOn);
        IntStream.range(0, 240).forEach(i -> {
            introduce("p" + i % 120, "Person", "p" + i % 120 + "@example.org");
            world.channel.say("t" + i, "p" + i % 120, "m" + i, "Question " + i);
        });
        world.settle();
        assertThat(world.crm.flights().most()).isGreaterThan(1);
        assertThat(world.crm.people.asked().stream().mapToInt(many -> many).sum())
                .isEqualTo(120);
        assertThat(world.crm.contacts()).hasSize(120);
        assertThat(world.crm.cases()).hasSize(240);
    }

    @Test
    void anAdapterThatFailsKeepsNobodyFromTheCrm() {
        world.crm.people.breakDown(question -> question.profile().id().equals("p3"));
        IntStream.range(0, 5).forEach(i -> {
            introduce("p" + i, "Person p" + i, "p" + i + "@example.org");
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        });
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.cases()).hasSize(5);
        assertThat(match("p3").state()).isEqualTo(State.REVIEW);
        assertThat(match("p4").state()).isEqualTo(State.NONE);
    }

    @Test
    void whoCannotBeLookedForNowWaitsAndTheOthersGoOn() {
        introduce("anna", "Anna Meyer", "anna@example.org");
        for (int i = 0; i < 5; i++) {
            world.crm.people.failNextFind(new SyncException.Transient("the search is down", false, null));
        }
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofSeconds(11));
        world.channel.say("t2", "bob", "m2", "And mine?");
        world.settle(Duration.ofSeconds(11));
        assertThat(world.crm.people()).containsExactly("Person bob");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.people()).containsExactly("Person bob", "Anna Meyer");
        assertThat(world.crm.people.asked()).hasSize(6);
    }

    @Test
    void oneQuestionThatIsRefusedKeepsNobodyElseFromBeingFound() {
        String known = world.crm.people.make("Person p3", "p3@example.org");
        world.crm.people.refuse(question -> question.profile().id().equals("p7"));
        IntStream.range(0, 10).forEach(i -> {
            introduce("p" + i, "Person p" + i, "p" + i + "@example.org");
            world.channel.say("t" + i, "p" + i, "m" + i, "Question " + i);
        });
        world.settle(Duration.ofMinutes(1));
        assertThat(world.crm.cases()).hasSize(10);
        assertThat(world.crm.people.holderOf("test:people/p3")).isEqualTo(known);
        assertThat(match("p7").state()).isEqualTo(State.REVIEW);
        assertThat(match("p7").evidence()).contains("not allowed in a search");
    }

    @Test
    void aPersonWhoWasAskedForIsMatchedToo() throws Exception {
        String known = world.crm.people.make("Anna Meyer", "anna@example.org");
        introduce("anna", "Anna Meyer", "anna@example.org");
        world.engine().enrichment().request("brand", "@anna");
        world.settle();
        assertThat(world.crm.contacts()).containsExactly(known);
        assertThat(world.crm.people.holderOf("test:people/anna")).isEqualTo(known);
    }

    @Test
    void aContactThatIsMergedBeforeItIsWrittenIsFollowed() {
        String known = world.crm.people.make("Anna Meyer", "anna@example.org");
        String survivor = world.crm.people.make("Anna M.", "other@example.org");
        introduce("anna", "Anna Meyer", "anna@example.org");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.crm.flights().meanwhile(() -> world.crm.merge("Contact", survivor, known));
        world.settle(Duration.ofMinutes(2));
        assertThat(contactOfTheCase()).isEqualTo(survivor);
        assertThat(world.crm.contacts()).containsExactly(survivor);
    }

    private void introduce(String person, String name, String email) {
        world.channel.voices().introduce(person, name, List.of(new ContactPoint(Kind.EMAIL, email, true)));
    }

    private String contactOfTheCase() {
        return world.crm.contactOf(world.crm.cases().get(0));
    }

    private Match match(String person) {
        return world.match("test:people/" + person);
    }
}
