// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of something that was put aside, such as {@code delivery-12}.
 *
 * @param stage where it stands
 * @param number of its row
 */
public record ParkedId(Stage stage, long number) {

    /** Reads what {@link #toString()} wrote; empty if it is nothing of the kind. */
    public static Optional<ParkedId> parse(String text) {
        return Stream.of(Stage.values())
                .filter(stage -> text.startsWith(stage.prefix()))
                .filter(stage -> text.substring(stage.prefix().length()).matches("[0-9]{1,18}"))
                .map(stage -> new ParkedId(
                        stage, Long.parseLong(text.substring(stage.prefix().length()))))
                .findFirst();
    }

    @Override
    public String toString() {
        return stage.prefix() + number;
    }
}
