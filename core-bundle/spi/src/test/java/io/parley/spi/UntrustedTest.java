// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.ContactPoint;
import io.parley.spi.http.ApiResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
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

    @Test
    void fieldsOfJsonAreReadAsWhatTheyShouldBe() {
        JsonNode object = JsonNodeFactory.instance
                .objectNode()
                .put("name", " Ada\nLovelace ")
                .put("page", "https://example.org/ada")
                .put("at", "2026-03-01T13:00:00+01:00")
                .put("never", "+12026-03-01T13:00:00Z")
                .put("number", 7);
        assertThat(Untrusted.line(object, "name", 100)).isEqualTo("Ada Lovelace");
        assertThat(Untrusted.text(object, "name", 5)).isEqualTo("Ada\n…");
        assertThat(Untrusted.line(object, "none", 5)).isEmpty();
        assertThat(Untrusted.link(object, "page")).contains(URI.create("https://example.org/ada"));
        assertThat(Untrusted.link(object, "number")).isEmpty();
        assertThat(Untrusted.time(object, "at")).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(Untrusted.time(object, "never")).isEmpty();
        assertThat(Untrusted.time(object, "number")).isEmpty();
        assertThat(Untrusted.language("de-AT")).isEqualTo("de-AT");
        assertThat(Untrusted.language("German, I think")).isNull();
    }

    @Test
    void onlyAListCountsAsAList() throws SyncException {
        ApiResponse answer = answer("{\"data\": {\"posts\": [1, 2]}, \"none\": {}}");
        assertThat(answer.list("data", "posts")).hasSize(2);
        assertThat(answer("[]").list()).isEmpty();
        assertThatThrownBy(() -> answer.list("none", "posts"))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessage("The server answered without a list of none.posts");
        assertThatThrownBy(answer::list).isInstanceOf(SyncException.Transient.class);
    }

    private static ApiResponse answer(String json) {
        return new ApiResponse(200, Map.of(), json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFingerprintSaysNothingOfTheText() {
        assertThat(Fingerprint.hex("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
