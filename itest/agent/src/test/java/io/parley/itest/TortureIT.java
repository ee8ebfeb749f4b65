// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.AgentStore;
import io.parley.itest.rig.RigPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rig's own channel and two CRMs, which lie, hang and break. The profile {@code torture} runs it longer, with
 * {@code -Dkills=50 -Dmessages=100000 -Dseed=1}.
 */
class TortureIT extends Torture {

    TortureIT() {
        super(Path.of("target", "torture.txt"), Integer.getInteger("kills", 5), Integer.getInteger("messages", 5_000));
    }

    @Test
    void whateverDiesNothingIsLostDoubledOrSentTwice() throws Exception {
        run();
    }

    @Override
    List<String> rigTargets() {
        return RigPlan.TARGETS.stream().map(RigPlan.Target::name).toList();
    }

    @Override
    List<String> targets() {
        return rigTargets();
    }

    @Override
    void configureTargets(RigProcess rig) {
        for (RigPlan.Target target : RigPlan.TARGETS) {
            AgentProcess.configure(home, "io.parley.crm.rig~" + target.name() + ".cfg.json", """
                    {"endpoint": "%s/crm/%s", "replySeconds": 1, "batchesInFlight": 2, "batchSize": %d, "idempotence": "%s"}
                    """.formatted(
                    rig.address(), target.name(), target.batch(), target.readBack() ? "READ_BACK" : "UPSERT_BY_KEY"));
        }
    }

    @Override
    JsonNode truth(RigProcess rig, String target, AgentStore store) {
        return rig.truth("crm/" + target);
    }

    @Override
    void calm() {
        // The rig calms its CRMs.
    }

    @Override
    boolean heardOf(JsonNode replies) {
        // The rig knows.
        return true;
    }
}
