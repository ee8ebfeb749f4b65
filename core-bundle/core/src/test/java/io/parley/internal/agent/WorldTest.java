// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test between a channel and a CRM, after which everything must be somewhere. */
abstract class WorldTest {

    @TempDir
    Path folder;

    World world;

    @BeforeEach
    void open() {
        world = new World(folder);
    }

    @AfterEach
    void everythingIsSomewhere() {
        assertThat(world.ledger().balanced()).as("%s", world.ledger()).isTrue();
        assertThat(world.difference()).isEmpty();
        world.close();
    }
}
