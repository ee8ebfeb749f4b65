// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.util.List;

/** Texts that break what was not made with care. */
final class OddTexts {

    /** More than any field of any vendor is made for. */
    static final String LONG = "All of it. ".repeat(9_091).strip();

    /** Texts that arrive as they are, or are refused. */
    static final List<String> ALL = List.of(
            "Grinning \uD83D\uDE00 and family \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\u0645\u0631\u062D\u0628\u0627 shalom \u05E9\u05DC\u05D5\u05DD",
            "Combining e\u0301 and Z\u0351\u036B\u0343",
            "Markup <b>bold</b> & \"quotes\" 'too' \\ %41 ${x} {{y}}",
            "Lines\nand\n\nmore lines");

    /** A text with a character that most databases refuse. */
    static final String WITH_NUL = "Before\u0000after";

    private OddTexts() {}

    /** What two texts must have in common to be the same to people: spaces and invisible characters do not matter. */
    static String readable(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
