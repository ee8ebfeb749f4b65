// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import java.util.Locale;

/**
 * A colour of a screen, with the contrast that the Web Content Accessibility Guidelines define.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /** The least contrast of text with what is behind it, at level AA. */
    static final double READABLE = 4.5;

    private static final int STEPS = 40;

    /** Reads a colour such as {@code #1f5bd0}. */
    static Colour parse(String text) {
        if (!text.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("colour must be a colour such as #1f5bd0, not " + text);
        }
        int value = Integer.parseInt(text.substring(1), 16);
        return new Colour(value >> 16, value >> 8 & 255, value & 255);
    }

    /** {@return from 1, for no contrast at all, to 21} */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** {@return white or black, whichever is read better on this colour; its contrast is 4.58 at least} */
    Colour ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** {@return this colour, or the nearest to it on the way to white or black that can be read on all of the grounds} */
    Colour readableOn(Colour... grounds) {
        Colour end = grounds[0].ink();
        for (int step = 0; step < STEPS; step++) {
            Colour candidate = towards(end, (double) step / STEPS);
            if (candidate.isReadableOn(grounds)) {
                return candidate;
            }
        }
        return end;
    }

    private boolean isReadableOn(Colour... grounds) {
        for (Colour ground : grounds) {
            if (contrast(ground) < READABLE) {
                return false;
            }
        }
        return true;
    }

    private Colour towards(Colour end, double share) {
        return new Colour(
                between(red, end.red, share), between(green, end.green, share), between(blue, end.blue, share));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
