// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

/** The suite for readers, of a board that shows one note at once; not run by itself. */
final class BoardSingleNotesSuite extends BoardReading {

    BoardSingleNotesSuite(Dish.Culture culture) {
        super(culture, new Board(1));
    }
}
