// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.deliver.UninstallDesk;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Remnant;
import io.parley.spi.crm.Uninstaller;
import io.parley.spi.crm.WriteOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person ends it: what the agent made in a CRM is shown and removed. */
class UninstallTest extends WorldTest {

    private static final Map<String, Object> DRY = Map.of("dryRun", true);

    private final Made made = new Made();

    /** A CRM in which the agent made keys and an object; ten records are removed in a call. */
    private static final class Made implements Uninstaller {

        private final Map<String, Long> left = new LinkedHashMap<>(Map.of("keys", 25L));
        private final Deque<SyncException> faults = new ArrayDeque<>();
        private int step = 10;

        @Override
        public CrmDescription describe() {
            return CrmDescription.of("made", "Made CRM").build();
        }

        @Override
        public AccountInfo check() {
            return AccountInfo.named("Made CRM").build();
        }

        @Override
        public List<WriteOutcome> write(List<CrmWrite> batch) {
            throw new IllegalStateException("nothing is written");
        }

        @Override
        public List<Remnant> remnants() {
            return List.of(
                    Remnant.removable("keys", "keys of cases", left.get("keys")),
                    Remnant.byHand("object", "the object Parley_Message__c", 1, "Setup, Objects, Delete"));
        }

        @Override
        public long remove(Remnant remnant) throws SyncException {
            if (!faults.isEmpty()) {
                throw faults.poll();
            }
            return left.merge(remnant.id(), 0L, (before, none) -> Math.max(0, before - step));
        }
    }

    @Test
    void whatWasMadeIsShownAndRemovedInPieces() throws Exception {
        serve(DRY);
        ObjectNode before = desk().remnants("made");
        assertThat(before.path("remnants"))
                .extracting(one -> one.path("count").asLong())
                .containsExactly(25L, 1L);
        assertThat(before.has("removal")).isFalse();
        made.faults.add(new SyncException.Transient("503", false, null));
        desk().remove("made");
        assertThat(desk().remnants("made").path("removal").path("phase").asText())
                .isEqualTo("REMOVING");
        world.settle();
        JsonNode removal = desk().remnants("made").path("removal");
        assertThat(removal.path("phase").asText()).isEqualTo("DONE");
        assertThat(removal.path("removed").asLong()).isEqualTo(25);
        assertThat(made.left).containsEntry("keys", 0L);
    }

    @Test
    void nothingIsRemovedWhileTheTargetIsWrittenTo() throws Exception {
        serve(Map.of());
        assertThat(desk().remnants("made").path("remnants")).hasSize(2);
        assertThatThrownBy(() -> desk().remove("made"))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("\"dryRun\": true");
        world.settle();
        assertThat(made.left).containsEntry("keys", 25L);
    }

    @Test
    void whatCannotBeRemovedIsSaidAndCanBeTriedAgain() throws Exception {
        serve(DRY);
        made.faults.add(new SyncException.ItemRejected("a validation rule forbids it"));
        desk().remove("made");
        world.settle();
        JsonNode removal = desk().remnants("made").path("removal");
        assertThat(removal.path("phase").asText()).isEqualTo("FAILED");
        assertThat(removal.path("problems").path(0).asText()).isEqualTo("keys of cases: a validation rule forbids it");
        made.step = 0;
        desk().remove("made");
        world.settle(Duration.ofMinutes(5));
        assertThat(desk().remnants("made")
                        .path("removal")
                        .path("problems")
                        .path(0)
                        .asText())
                .contains("does not become less");
        made.step = 10;
        desk().remove("made");
        world.settle();
        assertThat(made.left).containsEntry("keys", 0L);
    }

    @Test
    void anAgentThatDiesMeanwhileIsAskedAgain() throws Exception {
        serve(DRY);
        made.faults.add(
                new SyncException.RateLimited("limit", world.clock.instant().plusSeconds(60)));
        desk().remove("made");
        world.settle(Duration.ofSeconds(5));
        world.restart();
        serve(DRY);
        world.settle(Duration.ofMinutes(5));
        assertThat(desk().remnants("made").has("removal")).isFalse();
        assertThat(made.left).containsEntry("keys", 25L);
        desk().remove("made");
        world.settle(Duration.ofMinutes(5));
        assertThat(made.left).containsEntry("keys", 0L);
    }

    @Test
    void anAdapterThatCannotTellNamesItsReadme() throws Exception {
        ObjectNode answer = desk().remnants("crm");
        assertThat(answer.path("known").asBoolean()).isFalse();
        assertThat(answer.path("instruction").asText()).contains("Test CRM", "adapters/test/README.md");
        assertThatThrownBy(() -> desk().remove("crm")).hasMessageContaining("adapters/test/README.md");
    }

    private UninstallDesk desk() {
        return world.engine().uninstallDesk();
    }

    private void serve(Map<String, Object> settings) {
        new TargetJobs(world.engine()).start("made", made, settings);
    }
}
