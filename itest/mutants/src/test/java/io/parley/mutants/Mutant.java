// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.http.ApiClient;
import java.util.function.UnaryOperator;

/**
 * A plug-in that is broken in one way.
 *
 * @param name what is wrong with it
 * @param door what is wrong with its HTTP client
 * @param parts what is wrong with its parts
 * @param <P> the parts
 */
record Mutant<P>(String name, UnaryOperator<ApiClient> door, UnaryOperator<P> parts) {

    /** {@return a mutant whose HTTP client is as it should be} */
    static <P> Mutant<P> of(String name, UnaryOperator<P> parts) {
        return new Mutant<>(name, client -> client, parts);
    }

    /** {@return a mutant that is broken at its HTTP client alone} */
    static <P> Mutant<P> atTheDoor(String name, UnaryOperator<ApiClient> door) {
        return new Mutant<>(name, door, parts -> parts);
    }

    @Override
    public String toString() {
        return name;
    }
}
