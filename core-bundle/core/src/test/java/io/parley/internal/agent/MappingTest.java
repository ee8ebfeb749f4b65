// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.Part;
import io.parley.spi.SyncException;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldDescription.Type;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What of a message goes into which fields of the CRM. */
class MappingTest extends WorldTest {

    @Test
    void whatIsMappedArrives() throws Exception {
        world.map(Part.CONTACT_AT_FIRST, "Stage = 'lead'", "Since = '2026-11-23'");
        world.map(Part.CONTACT, "Nickname = $uppercase($substringAfter(profile.name, ' '))");
        world.map(Part.CONVERSATION_AT_FIRST, "Topic = $substring(message.text, 0, 5)", "Brand = account");
        world.map(
                Part.MESSAGE,
                "Words = $count($split(message.text, ' '))",
                "Order = $match(message.text, /[0-9]+/)[0].match");
        world.channel.say("t1", "anna", "m1", "Where is order 12345 now?");
        world.settle();
        String caseId = world.crm.cases().get(0);
        assertThat(world.crm.fields.of(world.crm.contacts().get(0)))
                .hasToString("{\"Stage\":\"lead\",\"Since\":\"2026-11-23\",\"Nickname\":\"ANNA\"}");
        assertThat(world.crm.fields.of(caseId)).hasToString("{\"Topic\":\"Where\",\"Brand\":\"brand\"}");
        assertThat(world.crm.fields.of(world.crm.entries(caseId).get(0))).hasToString("{\"Words\":5,\"Order\":12345}");
    }

    @Test
    void whatPeopleEditedIsNotReset() throws Exception {
        world.map(Part.MESSAGE_AT_FIRST, "Order = 1");
        world.map(Part.MESSAGE, "Words = $count($split(message.text, ' '))");
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.settle();
        String entry = world.crm.entries(world.crm.cases().get(0)).get(0);
        world.crm.fields.edit(entry, "Order", "2");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.fields.of(entry)).hasToString("{\"Order\":\"2\",\"Words\":4}");
    }

    @Test
    void aMessageWhoseMappingFailsIsPutAside() throws Exception {
        world.map(Part.MESSAGE, "Order = $number($split(message.text, ' ')[4])");
        world.channel.say("t1", "anna", "m1", "It is of order 12345");
        world.channel.say("t1", "anna", "m2", "Hello there, is nobody home?");
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("It is of order 12345");
        assertThat(world.parked()).singleElement().satisfies(row -> assertThat(row.reason())
                .startsWith("The mapping cannot be carried out: message: Order: "));
        world.map(Part.MESSAGE, "Order = $match(message.text, /[0-9]+/)[0].match");
        world.retryParked();
        world.settle();
        assertThat(world.crm.timeline(world.crm.cases().get(0)))
                .containsExactly("It is of order 12345", "Hello there, is nobody home?");
    }

    @Test
    void whatBelongsToAContactWhoseMappingFailsIsPutAsideToo() throws Exception {
        world.map(Part.CONTACT, "Stage = profile.name");
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle();
        assertThat(world.crm.contacts()).isEmpty();
        assertThat(world.parked())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.reason())
                                .contains(
                                        "contact: Stage: it gives the text \"Person anna\", but the field takes one of [lead, customer]"));
    }

    @Test
    void aLongTextIsCut() throws Exception {
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ') & ' the first'");
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle();
        assertThat(world.crm.fields.text(world.crm.contacts().get(0), "Nickname"))
                .isEqualTo("anna the …");
    }

    @Test
    void aMappingThatDoesNotFitIsRefusedAndTheOneBeforeGoesOn() throws Exception {
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.settle();
        refused(
                "contact: Colour: Contact has no such field; there are Followers, Nickname, Stage, Since",
                "Colour = 1");
        refused("contact: Name: Parley needs this field for itself", "Name = profile.name");
        refused("contact: Score: the user of the agent may not set it", "Score = 1");
        refused("contact: Since: it cannot be changed later; put the line into contactAtFirst", "Since = '2026-11-23'");
        refused(
                "contact: Followers: it gives the text \"Ann Example\", but the field takes a number",
                "Followers = profile.name");
        refused("contact: Stage: it gives the text \"fan\", but the field takes one of", "Stage = 'fan'");
        refused("contact: Followers = profile.(: ", "Followers = profile.(");
        refused("contact: Followers: it stands there twice", "Followers = 1", "Followers = 2");
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle();
        assertThat(world.crm.fields.text(world.crm.contacts().get(0), "Nickname"))
                .isEqualTo("anna");
    }

    @Test
    void nothingIsWrittenUntilItIsKnownThatTheMappingFits() throws Exception {
        world.crm.fields.keepSilent(new SyncException.Transient("503", false, null));
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle();
        assertThat(world.crm.contacts()).isEmpty();
        assertThat(world.ledger().targets().get(0).in("pending")).isOne();
        world.crm.fields.keepSilent(null);
        world.settle(Duration.ofMinutes(5));
        assertThat(world.crm.fields.text(world.crm.contacts().get(0), "Nickname"))
                .isEqualTo("anna");
    }

    @Test
    void aFieldThatIsTakenAwayHoldsTheTargetUntilItIsBack() throws Exception {
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.settle();
        world.crm.fields.takeAway("Nickname");
        world.settle(Duration.ofHours(2));
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle();
        assertThat(world.crm.contacts()).isEmpty();
        assertThat(world.health().parts()).anySatisfy(part -> assertThat(part.message())
                .contains("The mapping does not fit: contact: Nickname: Contact has no such field", "1 wait."));
        world.crm.fields.make(FieldDescription.of("Nickname", Type.TEXT).build());
        world.settle(Duration.ofMinutes(2));
        assertThat(world.crm.fields.text(world.crm.contacts().get(0), "Nickname"))
                .isEqualTo("anna");
    }

    @Test
    void aFieldThatWasMadeJustNowIsFoundSoon() throws Exception {
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.settle();
        refused("Contact has no such field", "Colour = 'red'");
        world.crm.fields.make(FieldDescription.of("Colour", Type.TEXT).build());
        world.settle(Duration.ofMinutes(2));
        world.map(Part.CONTACT, "Colour = 'red'");
        assertThat(world.crm.fields.asked()).isEqualTo(2);
    }

    @Test
    void aWrongFileWithNothingBeforeItHoldsTheTarget() throws Exception {
        world.engine().mappings().refused("crm", "it is not JSON");
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle();
        assertThat(world.crm.contacts()).isEmpty();
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.settle(Duration.ofMinutes(2));
        assertThat(world.crm.contacts()).hasSize(1);
    }

    @Test
    void withoutAMappingNobodyIsAskedForFields() {
        world.channel.say("t1", "anna", "m1", "Hello?");
        world.settle(Duration.ofHours(3));
        assertThat(world.crm.fields.asked()).isZero();
    }

    private void refused(String sentence, String... lines) {
        assertThatThrownBy(() -> world.map(Part.CONTACT, lines))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(sentence);
    }
}
