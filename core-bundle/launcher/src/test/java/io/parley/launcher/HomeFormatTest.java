// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeFormatTest {

    @TempDir
    Path temp;

    private Home home = new Home(Path.of(""));

    @BeforeEach
    void prepare() throws StartException {
        home = Home.prepare(temp);
    }

    @Test
    void newHomeIsMarkedAndAcceptedAgain() throws Exception {
        HomeFormat.check(home);
        HomeFormat.check(home);

        assertThat(home.data().resolve("home-format")).hasContent("1");
    }

    @Test
    void newerIsRefused() throws Exception {
        Files.writeString(home.data().resolve("home-format"), "2\n");

        assertThatThrownBy(() -> HomeFormat.check(home))
                .isInstanceOf(StartException.class)
                .hasMessage("The home " + temp + " has format 2, and this version knows formats up to 1;"
                        + " start the newer version again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "0", "-1", "99999999999"})
    void noNumberIsRefused(String text) throws Exception {
        Files.writeString(home.data().resolve("home-format"), text);

        assertThatThrownBy(() -> HomeFormat.check(home))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("has '" + text + "' in data/home-format");
    }

    @Test
    void unreadableIsRefused() throws Exception {
        Files.createDirectory(home.data().resolve("home-format"));

        assertThatThrownBy(() -> HomeFormat.check(home))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot be read");
    }
}
