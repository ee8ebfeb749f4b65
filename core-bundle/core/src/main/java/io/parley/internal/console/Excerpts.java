// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

/** Beginnings of long texts. */
final class Excerpts {

    private static final int LENGTH = 200;

    private Excerpts() {}

    /** The beginning of a text, cut between characters. */
    static String of(String text) {
        return text.codePointCount(0, text.length()) <= LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "…";
    }
}
