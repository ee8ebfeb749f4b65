// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

/**
 * The silences that are longer than a length: how many there are in a week, and by how much they exceed it. Older ones count
 * less. For one thread.
 */
final class Tail {

    /** So that e to the power of minus this are exceeded by chance in a week: three in four weeks. */
    static final double MARGIN = 0.3;

    /** So many standard errors of the end may be chance. */
    private static final double DOUBT = 1.25;

    private double begun;
    private double ended;
    private double excess;

    /** None was seen yet. */
    Tail() {}

    /** What was noted before. */
    static Tail noted(String text) {
        String[] parts = text.split(":");
        Tail tail = new Tail();
        tail.begun = Double.parseDouble(parts[0]);
        tail.ended = Double.parseDouble(parts[1]);
        tail.excess = Double.parseDouble(parts[2]);
        return tail;
    }

    String note() {
        return begun + ":" + ended + ":" + excess;
    }

    /** Some time has passed. */
    void age(double kept) {
        begun *= kept;
        ended *= kept;
        excess *= kept;
    }

    /**
     * A silence was longer.
     *
     * @param by how much, as far as chance explains it
     * @param all whether that is all of it: a fault is not by chance, however long it lasted
     */
    void exceeded(double by, boolean all) {
        begun++;
        excess += by;
        ended += all ? 1 : 0;
    }

    /**
     * Where the silences end that chance explains.
     *
     * @param least the length, which chance reaches at least
     * @param begins where the tail begins
     * @param weeks that were watched
     * @param byChance how many there are in a week if things come one by one, which is believed for a week; they exceed the
     *     beginning by 1 on average
     * @return where it ends, less what may be an error of these figures: all of a little more, nothing of much more
     */
    double end(double least, double begins, double weeks, double byChance) {
        double seen = ended + byChance;
        double mean = Math.max(1, (excess + byChance) / seen);
        double eachWeek = Math.log((begun + byChance) / (weeks + 1)) + MARGIN;
        double more = begins + mean * eachWeek - least;
        double error = mean * (Math.max(MARGIN, eachWeek) + 1) / Math.sqrt(seen);
        return more <= DOUBT * error ? least : least + more * (1 - Math.pow(DOUBT * error / more, 2));
    }
}
