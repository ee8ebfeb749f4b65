// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A text with its entities and what is between them replaced. */
final class Rewriting {

    private Rewriting() {}

    static String of(String text, UnaryOperator<String> plain, Function<Entity, String> special) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Entity entity : Entity.in(text)) {
            result.append(plain.apply(text.substring(done, entity.start()))).append(special.apply(entity));
            done = entity.end();
        }
        return result.append(plain.apply(text.substring(done))).toString();
    }
}
