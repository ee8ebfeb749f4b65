// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.SocialProfile;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People in the CRM are as the channel shows them, without a write for every wink. */
class ProfileTest extends WorldTest {

    @Test
    void aChangedProfileReachesTheCrmWithinAnHour() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        world.channel.changeBio("anna", "Gardener");
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle();
        assertThat(bio()).isNull();
        world.settle(Duration.ofHours(1));
        assertThat(bio()).isEqualTo("Gardener");
    }

    @Test
    void manyChangesAreOneWriteAnHour() {
        world.channel.say("t1", "anna", "m0", "Where is my parcel?");
        world.settle();
        for (int minute = 1; minute <= 180; minute++) {
            world.channel.changeBio("anna", "In minute " + minute);
            world.channel.say("t1", "anna", "m" + minute, "Hello for the " + minute + "th time");
            world.settle(Duration.ofMinutes(1));
        }
        world.settle(Duration.ofHours(2));
        assertThat(bio()).isEqualTo("In minute 180");
        assertThat(world.crm.people.writes()).isBetween(3, 5);
    }

    @Test
    void aChangeIsSeenWithoutANewMessage() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        world.channel.changeBio("anna", "Gardener");
        world.channel.sayQuietly("t1", "anna", "m1", "Where is my parcel?");
        world.settle(Duration.ofHours(2));
        assertThat(bio()).isEqualTo("Gardener");
    }

    @Test
    void aPersonWhoHasNotWrittenIsBroughtInOnRequest() throws Exception {
        world.channel.changeBio("zoe", "Sailor");
        Optional<SocialProfile> found = world.engine().enrichment().request("brand", "@zoe");
        world.settle();
        assertThat(found).map(SocialProfile::displayName).contains("Person zoe");
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.cases()).isEmpty();
        assertThat(bio()).isEqualTo("Sailor");
    }

    @Test
    void aRequestUpdatesAtOnceAndMakesNoSecondContact() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        world.channel.changeBio("anna", "Gardener");
        world.engine().enrichment().request("brand", "@anna");
        world.engine().enrichment().request("brand", "@anna");
        world.settle();
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(bio()).isEqualTo("Gardener");
    }

    @Test
    void aRequestedPersonWhoWritesLaterIsTheSameContact() throws Exception {
        world.engine().enrichment().request("brand", "@anna");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.contacts()).hasSize(1);
        assertThat(world.crm.cases()).hasSize(1);
    }

    @Test
    void nobodyIsNobody() throws Exception {
        assertThat(world.engine().enrichment().request("brand", "@nobody")).isEmpty();
        world.settle();
        assertThat(world.crm.contacts()).isEmpty();
    }

    private String bio() {
        return world.crm.people.bioOf(world.crm.contacts().get(0));
    }
}
