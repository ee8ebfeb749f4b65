// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSettingsTest {

    @TempDir
    Path temp;

    @Test
    void builtInFileWritesToTheHome() throws Exception {
        Home home = Home.prepare(temp.resolve("a & b"));

        assertThat(LogSettings.file(home))
                .isEqualTo(home.cache().resolve("logback.xml"))
                .content()
                .contains("<file>" + temp + "/a &amp; b/logs/parley.log</file>")
                .doesNotContain("@logs@");
    }

    @Test
    void ownFileOfTheUserIsPreferred() throws Exception {
        Home home = Home.prepare(temp);
        Path own = Files.writeString(home.config().resolve("logback.xml"), "<configuration/>");

        assertThat(LogSettings.file(home)).isEqualTo(own);
    }
}
