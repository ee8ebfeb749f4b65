// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path temp;

    @Test
    void foldersAreMade() throws Exception {
        Home home = Home.prepare(temp.resolve("new/home"));

        assertThat(home.folder()).isAbsolute();
        assertThat(new Path[] {home.config(), home.plugins(), home.data(), home.secrets(), home.cache(), home.logs()})
                .allMatch(Files::isDirectory);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void dataAndSecretsAreForTheOwnerAlone() throws Exception {
        Home home = Home.prepare(temp);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.data())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsThereIsKept() throws Exception {
        Path file = Home.prepare(temp).config().resolve("x.cfg.json");
        Files.writeString(file, "{}");

        Home.prepare(temp);

        assertThat(file).hasContent("{}");
    }

    @Test
    void fileInTheWayIsRefused() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> Home.prepare(file))
                .isInstanceOf(StartException.class)
                .hasMessage("The home " + file + " is a file; name a folder with --home.");
    }

    @Test
    void folderBelowAFileIsRefused() throws Exception {
        Path below = Files.createFile(temp.resolve("file")).resolve("home");

        assertThatThrownBy(() -> Home.prepare(below))
                .isInstanceOf(StartException.class)
                .hasMessageMatching("The home \\Q" + below
                        + "\\E cannot be written \\(.+\\); name a folder of your own with --home\\.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void placeThatNobodyCanWriteIsRefused() {
        assertThatThrownBy(() -> Home.prepare(Path.of("/proc/parley-home")))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The home /proc/parley-home cannot be written (");
    }
}
