// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.HtmlText;
import org.jspecify.annotations.Nullable;

/**
 * A text as a feed has it.
 *
 * @param value as written
 * @param html whether that is HTML
 */
record Text(String value, boolean html) {

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
        String text = html
                ? converter.toPlainText(value)
                : value.replace("\r\n", "\n").replace('\r', '\n');
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    }

    /** As people read it, in one line. */
    String line(HtmlText converter) {
        return oneLine(read(converter));
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** The text, cut where it is longer than allowed. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
