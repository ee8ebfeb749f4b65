// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much came at times of several kinds, such as the hours of the day. For one thread. */
final class Tally {

    /** As if so much had come at each kind of time in hours that were like all others. */
    private static final double DOUBT = 4;

    private final double[] came;
    private final double[] seen;

    Tally(int kinds) {
        this(new double[kinds], new double[kinds]);
    }

    private Tally(double[] came, double[] seen) {
        this.came = came;
        this.seen = seen;
    }

    /** What was noted before. */
    static Tally noted(String text) {
        String[] halves = text.split("/");
        return new Tally(numbers(halves[0]), numbers(halves[1]));
    }

    String note() {
        return text(came) + "/" + text(seen);
    }

    /** One hour of a kind has passed; what was before counts less. */
    void add(int kind, double amount, double kept) {
        for (int i = 0; i < came.length; i++) {
            came[i] *= kept;
            seen[i] *= kept;
        }
        came[kind] += amount;
        seen[kind]++;
    }

    /** {@return hours that were seen} */
    double seen() {
        return Arrays.stream(seen).sum();
    }

    /** {@return how much came in an hour} */
    double mean() {
        double hours = seen();
        return hours == 0 ? 0 : Arrays.stream(came).sum() / hours;
    }

    /** How much more comes at one kind of time than at all; 1 on average over all kinds. */
    double factor(int kind) {
        double mean = mean();
        if (mean == 0) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < came.length; i++) {
            sum += perHour(i, mean);
        }
        return perHour(kind, mean) * came.length / sum;
    }

    private double perHour(int kind, double mean) {
        return (came[kind] + DOUBT) / (seen[kind] + DOUBT / mean);
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
