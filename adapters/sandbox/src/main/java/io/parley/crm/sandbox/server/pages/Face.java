// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import java.util.Locale;

/**
 * Stands for a picture, which would have to be loaded from outside.
 *
 * @param letter the first of the name
 * @param hue a colour out of six, the same for the same name
 */
record Face(String letter, int hue) {

    private static final int HUES = 6;

    static Face of(String name) {
        int first =
                name.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('?');
        return new Face(Character.toString(first).toUpperCase(Locale.ROOT), Math.floorMod(name.hashCode(), HUES));
    }
}
