// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

/** The suite for readers, of a board that shows two notes at once; not run by itself. */
final class BoardSmallPagesSuite extends BoardReading {

    BoardSmallPagesSuite(Dish.Culture culture) {
        super(culture, new Board(2));
    }
}
