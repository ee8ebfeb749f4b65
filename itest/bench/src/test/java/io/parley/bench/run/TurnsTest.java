// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void everyOtherTimeTheOrderIsTurned() {
        List<String> all = List.of("A", "B", "C");
        assertThat(Turns.order(all, 1)).containsExactly("A", "B", "C");
        assertThat(Turns.order(all, 2)).containsExactly("C", "B", "A");
        assertThat(Turns.order(all, 3)).containsExactly("A", "B", "C");
    }
}
