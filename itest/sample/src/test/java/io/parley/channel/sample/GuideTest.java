// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What integrators read is what is built. */
class GuideTest {

    @Test
    void theExampleInTheGuideIsThisConnector() throws Exception {
        String connector = Files.readString(Path.of("src/main/java/io/parley/channel/sample/SampleConnector.java"));
        String example = connector.substring(connector.indexOf("package ")).strip();
        assertThat(Files.readString(Path.of("../../core-bundle/spi/README.md"))).contains(example);
    }
}
