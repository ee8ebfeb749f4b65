// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The colours of a chat: of the configured one, what is computed can be read on both the light and the dark page. */
final class Theme {

    private static final Set<String> SCHEMES = Set.of("auto", "light", "dark");
    private static final Set<String> CORNERS = Set.of("end", "start");
    /** The lightest and the darkest ground of links and icons in chat.css, of the light page and of the dark one. */
    private static final Colour[] LIGHT = {Colour.parse("#ffffff"), Colour.parse("#eef1f6")};

    private static final Colour[] DARK = {Colour.parse("#14171c"), Colour.parse("#2a303a")};

    private final Colour colour;
    private final String scheme;
    private final String corner;

    /**
     * A theme.
     *
     * @param colour such as {@code #1f5bd0}
     * @param scheme auto, light or dark
     * @param corner end or start
     */
    Theme(String colour, String scheme, String corner) {
        this.colour = Colour.parse(colour);
        this.scheme = scheme;
        this.corner = corner;
        if (!SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException("scheme must be auto, light or dark, not " + scheme);
        }
        if (!CORNERS.contains(corner)) {
            throw new IllegalArgumentException("corner must be end or start, not " + corner);
        }
    }

    String scheme() {
        return scheme;
    }

    void describe(ObjectNode theme) {
        theme.put("colour", colour.toString())
                .put("ink", colour.ink().toString())
                .put("scheme", scheme)
                .put("corner", corner);
    }

    /** {@return a style sheet with the colours that chat.css leaves open} */
    String style() {
        return ":root {\n  --brand: " + colour + ";\n  --brand-ink: " + colour.ink() + ";\n  --light-accent: "
                + colour.readableOn(LIGHT) + ";\n  --dark-accent: " + colour.readableOn(DARK) + ";\n}\n";
    }
}
