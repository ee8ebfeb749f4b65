// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Numbers between even quantiles, the first being the least and the last the greatest. */
final class Quantiles {

    private final int[] values;

    /**
     * Reads quantiles.
     *
     * @param text such as {@code 0,10,100}
     */
    Quantiles(String text) {
        values = Arrays.stream(text.split(","))
                .mapToInt(value -> Integer.parseInt(value.strip()))
                .toArray();
    }

    int draw(RandomGenerator random) {
        double at = random.nextDouble() * (values.length - 1);
        int below = (int) at;
        return (int) Math.round(values[below] + (at - below) * (values[below + 1] - values[below]));
    }
}
