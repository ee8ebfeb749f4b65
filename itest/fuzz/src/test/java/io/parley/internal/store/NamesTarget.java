// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.fuzz.Target;
import java.nio.charset.StandardCharsets;

/** Ids and positions in addresses of what was put aside. */
public final class NamesTarget implements Target {

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        ParkedId.parse(text)
                .ifPresent(id -> same(id, ParkedId.parse(id.toString()).orElseThrow()));
        ParkedPosition.parse(text).ifPresent(position -> {
            same(position, ParkedPosition.parse(position.toString()).orElseThrow());
            position.below(Stage.REPLY);
            position.compareTo(ParkedPosition.START);
        });
        if (ParkedFilter.searchable(text)) {
            ParkedFilter.with(text);
        }
    }

    private static void same(Object one, Object other) {
        if (!one.equals(other)) {
            throw new AssertionError(one + " is not " + other);
        }
    }
}
