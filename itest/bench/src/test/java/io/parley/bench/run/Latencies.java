// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.util.Arrays;
import java.util.Collection;

/** How long things took, in milliseconds. */
final class Latencies {

    private final double[] sorted;

    /**
     * Latencies in any order.
     *
     * @param micros at least one
     */
    Latencies(Collection<Long> micros) {
        sorted = micros.stream().mapToDouble(value -> value / 1e3).toArray();
        Arrays.sort(sorted);
    }

    /** {@return the least of those that are not exceeded by this share of them} */
    double percentile(double percent) {
        int rank = (int) Math.ceil(sorted.length * percent / 100);
        return sorted[Math.max(0, rank - 1)];
    }
}
