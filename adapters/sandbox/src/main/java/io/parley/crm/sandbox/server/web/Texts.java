// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

/** Texts that are too long for their place. */
public final class Texts {

    private Texts() {}

    /** The beginning of a text, without half a character at its end. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
