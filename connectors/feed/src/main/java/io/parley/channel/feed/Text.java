// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as a feed has it.
 *
 * @param value as written
 * @param html whether that is HTML
 */
record Text(String value, boolean html) {

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    static Text plain(@Nullable String value) {
        return new Text(value == null ? "" : value, false);
    }

    static Text html(@Nullable String value) {
        return new Text(value == null ? "" : value, true);
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /** As people read it. */
    String read(HtmlText converter) {
        String text = html ? converter.toPlainText(value) : value;
        return Untrusted.text(HALF_CHARACTER.matcher(text).replaceAll("\uFFFD"), Integer.MAX_VALUE);
    }

    /** As people read it, in one line. */
    String line(HtmlText converter) {
        return Untrusted.line(read(converter), Integer.MAX_VALUE);
    }
}
