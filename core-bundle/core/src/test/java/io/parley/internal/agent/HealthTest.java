// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.Metrics;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.ops.Status;
import io.parley.internal.store.Ledger;
import io.parley.spi.SyncException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check finds out stands where administrators look. */
class HealthTest {

    @TempDir
    Path folder;

    World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatWorksSaysNothing() {
        world.settle();
        assertThat(brand()).isEqualTo(new Part("account brand", Status.OK, ""));
    }

    @Test
    void whatAnAdministratorShouldMendIsSaid() {
        world.channel.warn("The token may not write; make a new one.");
        world.restart();
        world.settle();
        assertThat(brand())
                .isEqualTo(new Part("account brand", Status.WARN, "The token may not write; make a new one."));
    }

    @Test
    void deadCredentialsAreCritical() {
        world.channel.faults.failNextPull(new SyncException.AuthExpired("The token is dead; make a new one."));
        world.settle();
        assertThat(brand().status()).isEqualTo(Status.CRITICAL);
        assertThat(brand().message()).contains("make a new one");
    }

    @Test
    void whatAnAuditTookInIsSaidForADay() {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        world.channel.log().hide();
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.engine().audits().request("brand");
        world.settle(Duration.ofMinutes(1));
        assertThat(brand().status()).isEqualTo(Status.WARN);
        assertThat(brand().message())
                .startsWith("The channel lists more than its stream brought: the audit of 2026-05-04T12:")
                .endsWith(" took in 1.");
        assertThat(metrics()).contains("parley_missed_total{account=\"brand\"} 1\n");
        world.settle(Duration.ofHours(23));
        assertThat(brand().status()).isEqualTo(Status.WARN);
        world.settle(Duration.ofHours(1));
        assertThat(brand()).isEqualTo(new Part("account brand", Status.OK, ""));
    }

    @Test
    void aLedgerThatDiffersFromItsRowsIsAnAlarmAlthoughItBalances() {
        world.settle();
        assertThat(metrics()).contains("parley_ledger_audit_difference 0\n");
        world.engine().store().write(tx -> {
            tx.ledger().into(Ledger.ACCOUNT, "brand", Ledger.TOTAL, "");
            tx.ledger().into(Ledger.ACCOUNT, "brand", "routed", "");
            return null;
        });
        world.settle(Duration.ofMinutes(10));
        assertThat(metrics())
                .contains("parley_ledger_balanced 1\n")
                .contains("parley_ledger_audit_difference 1\n")
                .contains("parley_health{part=\"ledger\"} 3\n");
    }

    private Part brand() {
        return world.health().parts().stream()
                .filter(part -> part.name().equals("account brand"))
                .findFirst()
                .orElseThrow();
    }

    private String metrics() {
        Engine engine = world.engine();
        return new Metrics(
                        engine.store(),
                        world.health(),
                        engine.audit(),
                        new ReplySwitch(engine.store(), new TestRoster(), engine.hints()),
                        engine.budgets(),
                        engine.clock())
                .text();
    }
}
