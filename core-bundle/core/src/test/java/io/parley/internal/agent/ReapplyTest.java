// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.deliver.MappingDesk;
import io.parley.internal.mapping.Part;
import io.parley.internal.mapping.Preview;
import io.parley.model.Change;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a mapping would change, and what it changes in what was written before. */
class ReapplyTest extends WorldTest {

    @Test
    void aPreviewOfWhatWaitsChangesNothing() throws Exception {
        world.configureTargets(Map.of("dryRun", true));
        world.map(Part.CONTACT_AT_FIRST, "Stage = 'lead'");
        world.map(Part.MESSAGE, "Words = $count($split(message.text, ' '))");
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.settle();
        Preview preview = desk().preview("crm", Optional.empty(), 10);
        assertThat(preview.pending()).isTrue();
        assertThat(preview.entries())
                .extracting(Preview.Entry::kind)
                .containsExactly("contact", "conversation", "message");
        assertThat(preview.entries().get(0).record().difference()).hasToString("{\"Stage\":\"lead\"}");
        assertThat(preview.entries().get(2).record().difference()).hasToString("{\"Words\":3}");
        assertThat(world.crm.contacts()).isEmpty();
        assertThat(world.ledger().targets().get(0).in("pending")).isOne();
        world.configureTargets(Map.of());
        world.settle();
        assertThat(world.crm.fields.of(world.crm.contacts().get(0))).hasToString("{\"Stage\":\"lead\"}");
    }

    @Test
    void withNothingPendingTheNewestIsShownAsItWouldBe() throws Exception {
        world.map(Part.CONTACT, "Nickname = 'a'");
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.settle();
        Preview preview = desk().preview("crm", Optional.empty(), 10);
        assertThat(preview.pending()).isFalse();
        assertThat(preview.entries())
                .extracting(Preview.Entry::kind)
                .containsExactly("contact", "conversation", "message");
        assertThat(preview.entries().get(0).record().difference()).isEmpty();
        world.crm.fields.edit(world.crm.contacts().get(0), "Nickname", "b");
        preview = desk().preview("crm", Optional.empty(), 10);
        assertThat(preview.entries().get(0).record().difference()).hasToString("{\"Nickname\":\"a\"}");
    }

    @Test
    void whatIsFoundDifferentIsChangedAndNothingElse() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.channel.say("t2", "bob", "m2", "And mine?");
        world.settle();
        world.map(Part.CONTACT_AT_FIRST, "Stage = 'lead'");
        world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        world.settle();
        world.crm.fields.edit(world.crm.contacts().get(0), "Nickname", "anna");
        ObjectNode looked = look();
        assertThat(looked.path("different").asLong()).isOne();
        assertThat(looked.path("sample").toString()).contains("\"after\":{\"Nickname\":\"bob\"}");
        assertThat(world.crm.fields.changes()).isZero();
        ObjectNode done = write(looked);
        assertThat(done.path("changed").asLong()).isOne();
        assertThat(world.crm.fields.of(world.crm.contacts().get(1))).hasToString("{\"Nickname\":\"bob\"}");
        assertThat(world.crm.people.writes()).isEqualTo(2);
        assertThat(look().path("different").asLong()).isZero();
    }

    @Test
    void whatTheCrmRefusesIsListedInItsWords() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.settle();
        world.map(Part.CONTACT, "Nickname = 'a'");
        world.settle();
        world.crm.fields.lock(ref -> true);
        ObjectNode done = write(look());
        assertThat(done.path("phase").asText()).isEqualTo("DONE");
        assertThat(done.path("failed").asLong()).isOne();
        assertThat(done.path("failures").toString()).contains("refused by the CRM");
    }

    @Test
    void aCrmThatIsAwayIsWaitedFor() throws Exception {
        manyMessages(30);
        world.map(Part.MESSAGE, "Words = $count($split(message.text, ' '))");
        world.settle();
        ObjectNode looked = look();
        world.crm.failNext(new SyncException.Transient("503", true, null), true);
        ObjectNode done = write(looked);
        assertThat(done.path("phase").asText()).isEqualTo("DONE");
        assertThat(done.path("failed").asLong()).isZero();
        assertThat(look().path("different").asLong()).isZero();
    }

    @Test
    void itGoesOnAfterARestart() throws Exception {
        manyMessages(60);
        world.map(Part.MESSAGE, "Words = $count($split(message.text, ' '))");
        world.settle();
        String id = look().path("id").asText();
        desk().write("crm", id);
        world.restart();
        world.settle(Duration.ofMinutes(1));
        assertThat(desk().progress("crm").orElseThrow().path("changed").asLong())
                .isEqualTo(60);
    }

    @Test
    void anotherMappingStopsIt() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.settle();
        world.map(Part.CONTACT, "Nickname = 'a'");
        world.settle();
        ObjectNode looked = look();
        world.map(Part.CONTACT, "Nickname = 'b'");
        ObjectNode done = write(looked);
        assertThat(done.path("phase").asText()).isEqualTo("STOPPED");
        assertThat(world.crm.fields.changes()).isZero();
    }

    @Test
    void nothingIsWrittenToATargetThatRunsDry() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is it?");
        world.settle();
        world.map(Part.CONTACT, "Nickname = 'a'");
        world.configureTargets(Map.of("dryRun", true));
        world.settle();
        ObjectNode looked = look();
        assertThat(looked.path("different").asLong()).isOne();
        assertThatThrownBy(() -> desk().write("crm", looked.path("id").asText()))
                .hasMessageContaining("runs dry");
    }

    @Test
    void whatIsForetoldIsWhatIsChanged() throws Exception {
        Random random = new Random(7);
        manyMessages(1_000);
        world.map(Part.CONTACT, "Nickname = $substring(profile.name, 7)");
        world.map(Part.CONVERSATION, "Topic = $substring(message.text, 0, 5)");
        world.map(Part.MESSAGE, "Words = $count($split(message.text, ' '))");
        world.settle();
        assertThat(write(look()).path("phase").asText()).isEqualTo("DONE");
        Map<String, ObjectNode> edited = new HashMap<>();
        for (String id : ids()) {
            if (random.nextInt(4) == 0) {
                world.crm.fields.edit(
                        id, List.of("Nickname", "Topic", "Words", "Owner").get(random.nextInt(4)), "x");
            }
            edited.put(id, world.crm.fields.of(id).deepCopy());
        }
        world.map(Part.MESSAGE, "Words = $length(message.text)", "Order = $match(message.text, /[0-9]+/)[0].match");
        world.settle();
        ObjectNode looked = look();
        ObjectNode done = write(looked);
        long changed = ids().stream()
                .filter(id -> !world.crm.fields.of(id).equals(edited.get(id)))
                .count();
        assertThat(changed)
                .isGreaterThan(900)
                .isEqualTo(looked.path("different").asLong())
                .isEqualTo(done.path("changed").asLong());
        assertThat(look().path("different").asLong()).isZero();
    }

    private List<String> ids() {
        return world.crm.cases().stream()
                .flatMap(id -> Stream.concat(Stream.of(id), world.crm.entries(id).stream()))
                .toList();
    }

    private void manyMessages(int messages) throws Exception {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            String person = "p" + i % 50;
            changes.add(world.channel.heard("t" + person, person, "m" + i, "Message " + i + " of somebody"));
        }
        world.crm.keepOrder();
        world.restart();
        world.engine().inbox().accept("brand", changes);
        world.settle();
        assertThat(world.ledger().targets().get(0).in("delivered")).isEqualTo(messages);
    }

    private MappingDesk desk() {
        return world.engine().mappingDesk();
    }

    private ObjectNode look() throws SyncException {
        desk().look("crm", Instant.EPOCH, 1_000_000);
        world.settle();
        ObjectNode looked = desk().progress("crm").orElseThrow();
        assertThat(looked.path("phase").asText()).isEqualTo("LOOKED");
        return looked;
    }

    private ObjectNode write(ObjectNode looked) throws SyncException {
        assertThat(desk().write("crm", looked.path("id").asText())).isPresent();
        world.settle();
        return desk().progress("crm").orElseThrow();
    }
}
