// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AimsTest {

    @TempDir
    Path folder;

    @Test
    void figuresOfAllMeasurementsStandBesideTheirAims() throws IOException {
        new Aims().atMost("CPU", 1.5, 1.4).atMost("calls", 15, 15).write(folder, "one");
        new Aims().atLeast("messages/s", 0.7, 0.6).write(folder, "two");
        assertThat(Aims.gathered(folder, List.of("two", "missing", "one")).markdown())
                .containsSubsequence(
                        "| messages/s | 0.700 | ≥ 0.600 | yes |",
                        "| CPU | 1.50 | ≤ 1.40 | no |",
                        "| calls | 15.0 | ≤ 15.0 | yes |");
    }
}
