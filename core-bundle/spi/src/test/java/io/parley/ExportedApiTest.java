// SPDX-License-Identifier: Apache-2.0
package io.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What plug-ins are written against changes only when somebody means it to. */
class ExportedApiTest {

    private static final Path GOLDEN = Path.of("src/test/resources/api.txt");

    @Test
    void theExportedApiIsTheOneThatWasAgreed() throws Exception {
        String now = new ExportedApi(Path.of("target/classes")).text();
        Files.writeString(Path.of("target/api.txt"), now);
        assertThat(now)
                .as(
                        "If the change is meant: think of every plug-in that must change with it, raise the versions in the "
                                + "package-info files, and copy target/api.txt over %s.",
                        GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }
}
