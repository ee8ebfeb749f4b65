// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.inhouse.PassingSigns;
import io.parley.model.Attachment;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmSign;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes between customers and reps besides texts: signs that are never stored, and files. */
class LiveSignsTest extends WorldTest {

    private static final ExternalId THREAD = TestVoices.conversation("t1").id();
    private static final Attachment FILE =
            Attachment.of(URI.create("https://files.example/1"), "image/png").named("map.png");

    @BeforeEach
    void ask() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
    }

    @Test
    void aRepWhoTypesIsSeenByTheCustomer() {
        assertThat(signs().repTypedAt(THREAD)).isEmpty();
        world.crm.signs.pass(caseId(), CrmSign.Kind.TYPING);
        world.settle(Duration.ofSeconds(5));
        assertThat(signs().repTypedAt(THREAD)).isPresent();
        world.settle(Duration.ofSeconds(10));
        assertThat(signs().repTypedAt(THREAD)).isEmpty();
    }

    @Test
    void whatTheCrmHasGotCanBeSeenThere() {
        world.crm.signs.pass(caseId(), CrmSign.Kind.SEEN);
        world.crm.signs.pass("Case99", CrmSign.Kind.SEEN);
        world.settle(Duration.ofSeconds(5));
        assertThat(signs().seenByRep(THREAD)).hasValue(1);
        world.crm.refuse(write -> true);
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.settle();
        world.crm.signs.pass(caseId(), CrmSign.Kind.SEEN);
        world.settle(Duration.ofSeconds(5));
        assertThat(signs().seenByRep(THREAD))
                .as("the second one never got there")
                .hasValue(1);
    }

    @Test
    void aCustomerWhoTypesIsShownInTheCase() {
        signs().customerTypes(THREAD);
        signs().customerTypes(new ExternalId("test", "threads", "unknown"));
        world.settle(Duration.ofSeconds(1));
        assertThat(world.crm.signs.typing()).containsExactly(caseId());
    }

    @Test
    void aSignThatFailsIsLostAndNothingElse() {
        world.crm.away(true);
        signs().customerTypes(THREAD);
        world.goOn();
        world.crm.away(false);
        world.settle();
        assertThat(world.crm.signs.typing()).isEmpty();
        world.crm.shut(new SyncException.Transient("503", false, null), 0);
        world.settle();
        world.crm.shut(null, 0);
        world.settle(Duration.ofMinutes(30));
        world.crm.answer(caseId(), "Here");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).containsExactly("Here");
    }

    @Test
    void filesGoWithAnAnswerWhereTheChannelTakesThem() {
        world.channel.files.want();
        world.restart();
        answerWithFile("");
        world.settle();
        List<Attachment> taken = world.channel.files.taken();
        assertThat(taken).extracting(Attachment::link).containsExactly(FILE.link());
        assertThat(taken.get(0).name()).contains("map.png");
    }

    @Test
    void filesGoToTheOtherCrmsToo() {
        world.connectOther();
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.channel.files.want();
        world.settle();
        answerWithFile("Here");
        world.settle();
        assertThat(world.other.timeline(world.other.cases().get(0))).contains("Here");
        assertThat(world.other.files).containsExactly("map.png");
    }

    @Test
    void anAnswerWithFilesIsRefusedWhereTheChannelTakesNone() {
        answerWithFile("Here");
        world.settle(Duration.ofMinutes(5));
        assertThat(world.channel.answers()).isEmpty();
        assertThat(world.ledger().replies().in("refused")).isEqualTo(1);
        assertThat(world.crm.timeline(caseId())).anyMatch(text -> text.contains("takes no files"));
    }

    private void answerWithFile(String text) {
        CrmRef caseRef = new CrmRef("Case", caseId());
        CrmRef comment = new CrmRef("Entry", "with file");
        world.crm.tell(new CrmEvent.ReplyWritten(comment, caseRef, text, world.clock.instant(), List.of(FILE)));
    }

    private PassingSigns signs() {
        return world.engine().presence();
    }

    private String caseId() {
        return world.crm.cases().get(0);
    }
}
