// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.util.Map;

/** Draws faults until it is told to be calm. Any thread. */
final class Faults {

    private final Dice dice;
    private final Map<Fault, Double> chances;
    private final double factor;
    private volatile boolean calm;

    Faults(Dice dice, double factor, Map<Fault, Double> chances) {
        this.dice = dice;
        this.factor = factor;
        this.chances = chances;
    }

    static Faults ofReading(Dice dice) {
        return new Faults(
                dice,
                1,
                Map.of(
                        Fault.FAILED, 0.015,
                        Fault.LIMITED, 0.01,
                        Fault.UNHEARD, 0.01,
                        Fault.CUT, 0.01,
                        Fault.TORN, 0.01,
                        Fault.GARBLED, 0.01,
                        Fault.HANGING, 0.003));
    }

    static Faults ofPosting(Dice dice) {
        return new Faults(
                dice,
                1,
                Map.of(
                        Fault.REFUSED, 0.05,
                        Fault.FAILED, 0.02,
                        Fault.LIMITED, 0.01,
                        Fault.UNHEARD, 0.02,
                        Fault.CUT, 0.05,
                        Fault.TORN, 0.02,
                        Fault.GARBLED, 0.02,
                        Fault.HANGING, 0.01));
    }

    static Faults ofWriting(Dice dice, double factor) {
        return new Faults(
                dice,
                factor,
                Map.of(
                        Fault.REFUSED, 0.01,
                        Fault.FAILED, 0.005,
                        Fault.LIMITED, 0.005,
                        Fault.UNHEARD, 0.005,
                        Fault.CUT, 0.01,
                        Fault.TORN, 0.005,
                        Fault.GARBLED, 0.005,
                        Fault.HANGING, 0.002,
                        Fault.HALF, 0.01));
    }

    Fault draw() {
        if (calm) {
            return Fault.NONE;
        }
        double share = dice.share();
        for (Fault fault : Fault.values()) {
            share -= chances.getOrDefault(fault, 0.0) * factor;
            if (share < 0) {
                return fault;
            }
        }
        return Fault.NONE;
    }

    boolean item(double probability) {
        return !calm && dice.chance(probability);
    }

    void calm() {
        calm = true;
    }
}
