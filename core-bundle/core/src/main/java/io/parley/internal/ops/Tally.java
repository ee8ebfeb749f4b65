// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much came at times of several kinds, such as the hours of the day. For one thread. */
final class Tally {

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

    /**
     * How much more comes at one kind of time than at all.
     *
     * @param doubt hours that count as if they had been like all others
     */
    double factor(int kind, double doubt) {
        double mean = mean();
        return mean == 0 ? 1 : (came[kind] + doubt * mean) / ((seen[kind] + doubt) * mean);
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
