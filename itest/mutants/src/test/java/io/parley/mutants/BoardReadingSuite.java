// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

/** The suite for readers, with a mutant; not run by itself. */
final class BoardReadingSuite extends BoardReading {

    BoardReadingSuite(Dish.Culture culture) {
        super(culture, new Board());
    }
}
