// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

/**
 * Stars of a review.
 *
 * @param value what was given, from 0 to {@code best}
 * @param best the best that can be given, above 0
 */
public record Rating(double value, double best) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if {@code value} is not within 0 and {@code best}
     */
    public Rating {
        if (!(best > 0 && value >= 0 && value <= best)) {
            throw new IllegalArgumentException("a rating must be within 0 and its best, not " + value + " of " + best);
        }
    }
}
