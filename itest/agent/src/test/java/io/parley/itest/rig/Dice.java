// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.util.List;
import java.util.Random;

/** Chance that repeats itself with the same seed. Any thread. */
final class Dice {

    private final Random random;

    Dice(long seed, String name) {
        random = new Random(seed * 1_000_003 + name.hashCode());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double share() {
        return random.nextDouble();
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
