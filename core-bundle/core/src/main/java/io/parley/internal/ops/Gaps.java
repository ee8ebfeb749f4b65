// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

/**
 * How long an account is silent by chance, in what usually comes in such a time. If N messages come in a week, by themselves,
 * the square root of N silences are longer than ln N / 2, and those exceed it by 1 on average. Where messages come in bursts,
 * there are more, and they are longer. What was seen is weighed against this with two weeks of it, and older weeks count less.
 * For one thread.
 */
final class Gaps {

    private static final int HOURS_OF_WEEK = 168;
    private static final double KEPT_EACH_HOUR = Math.pow(0.9, 1.0 / HOURS_OF_WEEK);
    private static final double WEEKS_BY_CHANCE = 2;

    /** So that e to the power of minus this are exceeded by chance in a week: three in four weeks. */
    private static final double MARGIN = 0.3;

    private double weeks;
    private double count;
    private double excess;

    /** None was seen yet. */
    Gaps() {}

    /** What was noted before. */
    static Gaps noted(String text) {
        String[] parts = text.split(",");
        Gaps gaps = new Gaps();
        gaps.weeks = Double.parseDouble(parts[0]);
        gaps.count = Double.parseDouble(parts[1]);
        gaps.excess = Double.parseDouble(parts[2]);
        return gaps;
    }

    String note() {
        return weeks + "," + count + "," + excess;
    }

    /** An hour has passed. */
    void hour() {
        weeks = weeks * KEPT_EACH_HOUR + 1.0 / HOURS_OF_WEEK;
        count *= KEPT_EACH_HOUR;
        excess *= KEPT_EACH_HOUR;
    }

    /**
     * Something has come after a silence.
     *
     * @param usual what usually comes in such a time
     * @param weekly what comes in a week
     */
    void ended(double usual, double weekly) {
        double least = Math.log(weekly) / 2;
        if (usual > least) {
            // A fault is not by chance, however long it lasted.
            excess += Math.min(usual, longest(weekly)) - least;
            count++;
        }
    }

    /**
     * The longest silence that chance explains.
     *
     * @param weekly what comes in a week
     * @return what usually comes in such a time
     */
    double longest(double weekly) {
        double byChance = WEEKS_BY_CHANCE * Math.sqrt(weekly);
        double eachWeek = (count + byChance) / (weeks + WEEKS_BY_CHANCE);
        double mean = Math.max(1, (excess + byChance) / (count + byChance));
        return Math.log(weekly) / 2 + mean * (Math.log(Math.max(1, eachWeek)) + MARGIN);
    }
}
