// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long an account is silent by chance, in what usually comes in such a time. If N things come in a week, each by itself,
 * one silence a week is longer than ln N. Where they come in bursts that last, there are more, and where the tail of the long
 * ones begins depends on the bursts: so it is looked for at several lengths, and the one that reaches farthest counts, as far
 * as the figures are certain. For one thread.
 */
final class Gaps {

    private static final int HOURS_OF_WEEK = 168;
    private static final double KEPT_EACH_HOUR = Math.pow(0.97, 1.0 / HOURS_OF_WEEK);

    /** Lengths at which a tail may begin, each so many times ln N. */
    private static final List<Double> BEGINNINGS = List.of(0.5, 1.0, 2.0);

    private final List<Tail> tails;
    private double weeks;

    /** None was seen yet. */
    Gaps() {
        this(0, BEGINNINGS.stream().map(beginning -> new Tail()).toList());
    }

    private Gaps(double weeks, List<Tail> tails) {
        this.weeks = weeks;
        this.tails = tails;
    }

    /** What was noted before. */
    static Gaps noted(String text) {
        String[] parts = text.split(",");
        return new Gaps(
                Double.parseDouble(parts[0]),
                Arrays.stream(parts).skip(1).map(Tail::noted).toList());
    }

    String note() {
        return weeks + "," + tails.stream().map(Tail::note).collect(Collectors.joining(","));
    }

    /** An hour has passed. */
    void hour() {
        weeks = weeks * KEPT_EACH_HOUR + 1.0 / HOURS_OF_WEEK;
        tails.forEach(tail -> tail.age(KEPT_EACH_HOUR));
    }

    /**
     * Something has come after a silence.
     *
     * @param usual what usually comes in such a time
     * @param weekly what comes in a week
     */
    void ended(double usual, double weekly) {
        double longest = longest(weekly);
        double byChance = Math.min(usual, longest);
        for (int i = 0; i < tails.size(); i++) {
            double beginning = beginning(i, weekly);
            if (byChance > beginning) {
                tails.get(i).exceeded(byChance - beginning, usual <= longest);
            }
        }
    }

    /**
     * The longest silence that chance explains.
     *
     * @param weekly what comes in a week
     * @return what usually comes in such a time
     */
    double longest(double weekly) {
        double oneByOne = Math.log(weekly) + Tail.MARGIN;
        double longest = oneByOne;
        for (int i = 0; i < tails.size(); i++) {
            double beginning = beginning(i, weekly);
            double byChance = weekly * Math.exp(-beginning);
            longest = Math.max(longest, tails.get(i).end(oneByOne, beginning, weeks, byChance));
        }
        return longest;
    }

    private static double beginning(int i, double weekly) {
        return BEGINNINGS.get(i) * Math.log(weekly);
    }
}
