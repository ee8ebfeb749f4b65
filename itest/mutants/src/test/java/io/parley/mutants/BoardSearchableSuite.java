// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.channel.Repeat;
import java.time.Duration;

/** The suite for senders, with a mutant whose channel can be searched for an answer. */
final class BoardSearchableSuite extends BoardSendingSuite {

    BoardSearchableSuite(Dish.Culture culture) {
        super(culture, Repeat.searchable(Duration.ZERO));
    }
}
