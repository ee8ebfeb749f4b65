// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.fuzz.Target;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;

/** What stands in a store that may come from a hostile back-up. */
public final class StoredJsonTarget implements Target {

    private static final List<Function<String, ?>> READERS =
            List.of(MessageJson::read, ProfileJson::read, ConversationJson::read);

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (Function<String, ?> reader : READERS) {
            try {
                reader.apply(text);
            } catch (IllegalArgumentException | IllegalStateException | DateTimeException | UncheckedIOException e) {
                // It says that this is nothing that was stored here.
            }
        }
    }
}
