// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person decides about a message is done on its channel, and its new state reaches the CRM. */
class ModerationTest extends WorldTest {

    @Test
    void theNewStateReachesTheCrmWithoutWaitingForTheNextLook() throws Exception {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle(Duration.ofHours(20));
        assertThat(world.moderate("m1", Moderation.SPAM)).isTrue();
        assertThat(world.channel.moderation().decisions()).containsExactly(Moderation.SPAM);
        world.settle(Duration.ofSeconds(5));
        assertThat(timeline()).containsExactly("(removed)");
    }

    @Test
    void soDoesThatOfAMessageWhoseTimeIsOver() throws Exception {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle();
        world.clock.advance(Duration.ofDays(31));
        world.settle(Duration.ofMinutes(5));
        int looks = world.channel.rechecks();
        assertThat(world.moderate("m1", Moderation.REMOVE)).isTrue();
        world.settle(Duration.ofMinutes(5));
        assertThat(timeline()).containsExactly("(removed)");
        assertThat(world.channel.rechecks()).as("it is looked at once").isEqualTo(looks + 1);
    }

    @Test
    void aLookThatWasOnItsWayDoesNotTakeThePlaceOfTheOneAfterwards() {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle(Duration.ofHours(20));
        world.channel.duringNextRecheck(this::spam);
        world.settle(Duration.ofHours(5));
        assertThat(world.channel.moderation().decisions()).containsExactly(Moderation.SPAM);
        assertThat(timeline()).containsExactly("(removed)");
    }

    private void spam() {
        try {
            world.moderate("m1", Moderation.SPAM);
        } catch (SyncException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatThePersonSaidStandsWithTheMessage() throws Exception {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle();
        world.moderate("m1", Moderation.SPAM);
        assertThat(decisions()).containsExactly("SPAM");
    }

    @Test
    void whatIsNotKnownIsNotTouched() throws Exception {
        assertThat(world.moderate("m1", Moderation.SPAM)).isFalse();
        assertThat(world.channel.moderation().decisions()).isEmpty();
    }

    @Test
    void aRefusalIsToldAndNothingIsDecided() throws Exception {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle();
        world.channel.moderation().failNext(new SyncException.ItemRejected("It is pinned."));
        assertThatThrownBy(() -> world.moderate("m1", Moderation.SPAM)).hasMessage("It is pinned.");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void whatIsGoneIsLookedAtAgain() {
        lookedAtAgainAfter(new SyncException.RecordGone("It is gone."));
    }

    @Test
    void whatMayHaveBeenDoneIsLookedAtAgain() {
        lookedAtAgainAfter(new SyncException.Transient("The answer was lost.", true, null));
    }

    private void lookedAtAgainAfter(SyncException fault) {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle(Duration.ofHours(20));
        world.channel.removeQuietly("m1");
        world.channel.moderation().failNext(fault);
        assertThatThrownBy(() -> world.moderate("m1", Moderation.SPAM)).isEqualTo(fault);
        world.settle(Duration.ofSeconds(5));
        assertThat(timeline()).containsExactly("(removed)");
    }

    @Test
    void aChannelThatAsksForSilenceIsLeftAlone() {
        world.channel.say("t1", "anna", "m1", "Buy cheap watches!");
        world.settle();
        world.channel
                .moderation()
                .failNext(new SyncException.RateLimited(
                        "Slowly.", world.clock.instant().plusSeconds(60)));
        assertThatThrownBy(() -> world.moderate("m1", Moderation.SPAM)).hasMessage("Slowly.");
        assertThatThrownBy(() -> world.moderate("m1", Moderation.SPAM)).hasMessageContaining("must not be called now");
        assertThat(world.channel.moderation().decisions()).isEmpty();
    }

    /** What stands in the file of what people said. */
    private List<String> decisions() throws SQLException {
        List<String> decisions = new ArrayList<>();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                Statement statement = file.createStatement();
                ResultSet rows = statement.executeQuery("SELECT decision FROM item WHERE decision IS NOT NULL")) {
            while (rows.next()) {
                decisions.add(rows.getString(1));
            }
        }
        return decisions;
    }

    private List<String> timeline() {
        return world.crm.timeline(world.crm.cases().get(0));
    }
}
