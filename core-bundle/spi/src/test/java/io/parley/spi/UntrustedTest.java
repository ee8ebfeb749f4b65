// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.ContactPoint;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedTest {

    @Test
    void controlCharactersGoAndLinesStay() {
        assertThat(Untrusted.text(" one\r\ntwo\u0000\u001b[31m\tthree\r", 100)).isEqualTo("one\ntwo[31m\tthree");
        assertThat(Untrusted.line(" one\r\ntwo\u0007  three ", 100)).isEqualTo("one two three");
        assertThat(Untrusted.line(null, 100)).isEmpty();
    }

    @Test
    void whateverBreaksALineIsALineBreakAndTerminalsAreToldNothing() {
        assertThat(Untrusted.text("a\u0085b\u2028c\u2029d\fe", 100)).isEqualTo("a\nb\nc\nd\ne");
        assertThat(Untrusted.line("a\u2028b\u009b31mc\u007f", 100)).isEqualTo("a b31mc");
    }

    @Test
    void whatServersSayIsOneLineInAMessageForPeople() {
        String said = "no\r\n2026-11-22 ERROR forged\u001b[2J" + "x".repeat(5_000);
        assertThat(new SyncException.ItemRejected(said).getMessage())
                .startsWith("no 2026-11-22 ERROR forged[2Jxxx")
                .hasSize(1_000);
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(Untrusted.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Untrusted.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Untrusted.cut("abc😀😀", 5)).isEqualTo("abc…");
    }

    @Test
    void addressesOfTheWebAreLinks() {
        assertThat(Untrusted.link(" https://example.org/a?b ")).contains(URI.create("https://example.org/a?b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "data:text/html,x", "https:///x", "/relative", "http://a b"})
    void nothingElseIsALink(String text) {
        assertThat(Untrusted.link(text)).isEmpty();
        assertThat(Untrusted.link("https://example.org/" + "x".repeat(2_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+31 (0)20-1234567, PHONE, +310201234567", "anna@example.org, EMAIL, anna@example.org"})
    void peopleSayHowToReachThem(String text, ContactPoint.Kind kind, String value) {
        assertThat(Untrusted.contactPoint(text)).contains(new ContactPoint(kind, value, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "020 1234567", "@anna@example.org", "anna@localhost", "call me"})
    void orTheyDoNot(String text) {
        assertThat(Untrusted.contactPoint(text)).isEmpty();
    }
}
