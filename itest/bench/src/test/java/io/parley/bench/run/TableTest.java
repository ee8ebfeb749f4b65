// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table("Title", "Remark.", "who", "figure");

    @Test
    void numbersHaveThreeDigitsUnlessTheyAreWhole() {
        table.row("whole", 1_234_567);
        table.row("small", 0.01234);
        table.row("middle", 1.234);
        table.row("great", 12_345.6);
        assertThat(table.markdown())
                .contains("| whole | 1,234,567 |")
                .contains("| small | 0.012 |")
                .contains("| middle | 1.23 |")
                .contains("| great | 12,346 |");
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> table.row("alone")).isInstanceOf(IllegalArgumentException.class);
    }
}
