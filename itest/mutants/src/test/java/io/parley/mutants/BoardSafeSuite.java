// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.channel.Repeat;
import java.time.Duration;

/** The suite for senders, with a mutant whose channel recognises the key of an answer. */
final class BoardSafeSuite extends BoardSendingSuite {

    BoardSafeSuite(Dish.Culture culture) {
        super(culture, Repeat.safe(Duration.ofDays(1)));
    }
}
