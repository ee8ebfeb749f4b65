// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsNotExceededByItsShare() {
        Latencies latencies = new Latencies(
                LongStream.rangeClosed(1, 1_000).map(i -> i * 1_000).boxed().toList());
        assertThat(latencies.percentile(50)).isEqualTo(500);
        assertThat(latencies.percentile(99)).isEqualTo(990);
        assertThat(latencies.percentile(99.9)).isEqualTo(999);
    }
}
