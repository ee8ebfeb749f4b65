// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.AgentStore;
import io.parley.itest.rig.SimulatedCrm;
import io.parley.itest.rig.SimulatedOdoo;
import io.parley.itest.rig.SimulatedSalesforce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The rig's channel, and the adapters of Salesforce and Odoo before the laboratory's simulators. The profile
 * {@code torture} runs it longer, with {@code -DcrmKills=20 -DcrmMessages=10000 -Dseed=1}.
 */
class CrmTortureIT extends Torture {

    private static final long SEED = Long.getLong("seed", 1);
    private static final int MESSAGES = Integer.getInteger("crmMessages", 400);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + MESSAGES / 20);

    private final List<SimulatedCrm> crms = List.of(new SimulatedSalesforce(SEED), new SimulatedOdoo(SEED));

    CrmTortureIT() {
        super(Path.of("target", "crm-torture.txt"), Integer.getInteger("crmKills", 2), MESSAGES);
    }

    @AfterEach
    void close() {
        crms.forEach(SimulatedCrm::close);
    }

    @Test
    void salesforceAndOdooHaveEverythingOnceToo() throws Exception {
        crms.forEach(SimulatedCrm::open);
        run();
    }

    @Override
    List<String> rigTargets() {
        return List.of();
    }

    @Override
    List<String> targets() {
        return crms.stream().map(SimulatedCrm::target).toList();
    }

    @Override
    void configureTargets(RigProcess rig) {
        crms.forEach(crm -> AgentProcess.configure(
                home,
                crm.configuration().getKey() + ".cfg.json",
                crm.configuration().getValue()));
    }

    @Override
    JsonNode truth(RigProcess rig, String target, AgentStore store) {
        return crms.stream()
                .filter(crm -> crm.target().equals(target))
                .findFirst()
                .orElseThrow()
                .truth(store);
    }

    @Override
    void calm() throws InterruptedException {
        for (SimulatedCrm crm : crms) {
            Eventually.holds(PATIENCE, () -> assertThat(crm.messages())
                    .as(crm.target() + ", in spite of all faults")
                    .isGreaterThan(MESSAGES / 2));
        }
        for (SimulatedCrm crm : crms) {
            crm.calm();
        }
    }

    @Override
    boolean heardOf(JsonNode replies) {
        return replies.path("seen").asLong()
                == crms.stream().mapToLong(SimulatedCrm::answers).sum();
    }
}
