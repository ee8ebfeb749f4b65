// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.Health;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import io.parley.spi.SyncException;
import java.nio.file.Path;
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
        world.channel.failNextPull(new SyncException.AuthExpired("The token is dead; make a new one."));
        world.settle();
        assertThat(brand().status()).isEqualTo(Status.CRITICAL);
        assertThat(brand().message()).contains("make a new one");
    }

    private Part brand() {
        Engine engine = world.engine();
        Health health = new Health(
                engine.store(), engine.gates(), engine.vitals(), engine.audit(), new TestRoster(), engine.clock());
        return health.parts().stream()
                .filter(part -> part.name().equals("account brand"))
                .findFirst()
                .orElseThrow();
    }
}
