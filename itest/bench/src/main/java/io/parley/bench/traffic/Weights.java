// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Names of which some come more often than others. */
final class Weights {

    private final List<String> names = new ArrayList<>();
    private final List<Integer> sums = new ArrayList<>();
    private int total;

    /**
     * Reads weights.
     *
     * @param text such as {@code en:97,ja:3}
     */
    Weights(String text) {
        for (String part : text.split(",")) {
            String[] pair = part.strip().split(":");
            total += Integer.parseInt(pair[1]);
            names.add(pair[0]);
            sums.add(total);
        }
    }

    String draw(RandomGenerator random) {
        int at = random.nextInt(total);
        int i = 0;
        while (sums.get(i) <= at) {
            i++;
        }
        return names.get(i);
    }
}
