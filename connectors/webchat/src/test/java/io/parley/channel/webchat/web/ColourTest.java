// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourTest {

    @Test
    void contrastIsTheOneOfTheGuidelines() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
        assertThat(Colour.parse("#777777").contrast(Colour.WHITE)).isCloseTo(4.48, within(0.01));
        assertThat(Colour.parse("#1f5bd0").contrast(Colour.parse("#1f5bd0"))).isEqualTo(1);
    }

    @Test
    void whateverTheColourIsItsTextCanBeRead() {
        Random random = new Random(7);
        Colour[] grounds = {Colour.parse("#ffffff"), Colour.parse("#eef1f6")};
        for (int round = 0; round < 2_000; round++) {
            Colour colour = Colour.parse(String.format("#%06x", random.nextInt(1 << 24)));
            assertThat(colour.contrast(colour.ink())).as("text on %s", colour).isGreaterThan(Colour.READABLE);
            for (Colour ground : grounds) {
                assertThat(colour.readableOn(grounds).contrast(ground))
                        .as("a link of %s on %s", colour, ground)
                        .isGreaterThanOrEqualTo(Colour.READABLE);
            }
        }
    }

    @Test
    void whatCanBeReadStaysAsItIs() {
        Colour blue = Colour.parse("#1f5bd0");
        assertThat(blue.readableOn(Colour.WHITE)).isEqualTo(blue);
        assertThat(Colour.parse("#e8b84a").readableOn(Colour.WHITE)).hasToString("#8b6e2c");
    }

    @Test
    void whatIsNoColourIsRefused() {
        assertThatThrownBy(() -> Colour.parse("blue")).hasMessage("colour must be a colour such as #1f5bd0, not blue");
        assertThatThrownBy(() -> Colour.parse("#fff;}")).isInstanceOf(IllegalArgumentException.class);
    }
}
