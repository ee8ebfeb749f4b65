// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir
    Path temp;

    @Test
    void secondIsRefusedUntilTheFirstIsFreed() throws Exception {
        Home home = Home.prepare(temp);
        try (HomeLock first = HomeLock.take(home)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(StartException.class)
                    .hasMessage("The home " + home.folder() + " is in use by another running agent; stop that one or"
                            + " name another folder with --home.");
        }
        HomeLock.take(home).close();
    }

    @Test
    void lockThatCannotBeMadeIsRefused() throws Exception {
        Home home = Home.prepare(temp);
        Files.createDirectory(home.data().resolve("lock"));

        assertThatThrownBy(() -> HomeLock.take(home))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The home " + home.folder() + " cannot be written (");
    }
}
