// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FacesTest {

    @Test
    void aTimeIsSaidInTheLargestUnitThatFits() {
        assertThat(Faces.words(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(Faces.words(Duration.ofHours(36))).isEqualTo("36 hours");
        assertThat(Faces.words(Duration.ofMinutes(55))).isEqualTo("55 minutes");
        assertThat(Faces.words(Duration.ofSeconds(90))).isEqualTo("90 seconds");
        assertThat(Faces.words(Duration.ofMillis(1_500))).isEqualTo("1500 ms");
    }
}
