// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTextTest {

    @Test
    void whatWasQuotedAndSignedIsLeftOut() {
        assertThat(written("Thanks!\n\nOn Mon, 23 Nov 2026 at 10:00, Kettles wrote:\n\n> On its way.\n> Bye"))
                .isEqualTo("Thanks!\n[…]");
        assertThat(written("Danke!\n\nAm 23.11.2026 um 10:00 schrieb Kettles:\n> Unterwegs."))
                .isEqualTo("Danke!\n[…]");
        assertThat(written("Thanks!\n-- \nAnna\nPhone 123")).isEqualTo("Thanks!\n[…]");
        assertThat(written("Thanks!\n=== Please write your answer above this line ===\nYou get this"))
                .isEqualTo("Thanks!\n[…]");
        assertThat(written("Thanks!\n-----Original Message-----\nFrom: x")).isEqualTo("Thanks!\n[…]");
    }

    @Test
    void whatStandsBelowOrBetweenQuotesIsKept() {
        assertThat(written("On Monday Kettles wrote:\n> Which colour?\nBlue.\n> Which size?\nBig."))
                .isEqualTo("Blue.\nBig.\n[…]");
    }

    @Test
    void whatIsNoQuoteIsKept() {
        assertThat(written("On Monday my neighbour wrote:\nit leaks."))
                .isEqualTo("On Monday my neighbour wrote:\nit leaks.");
        assertThat(written("a -- b")).isEqualTo("a -- b");
    }

    @Test
    void ifNothingWouldBeLeftAllIsKept() {
        assertThat(written("> Which colour? Blue.")).isEqualTo("> Which colour? Blue.");
    }

    private static String written(String text) {
        return new QuotedText(text).written();
    }
}
