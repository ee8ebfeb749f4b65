// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Passport.Unpassed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassportReaderTest {

    @Test
    void readsWhatTheSuitesWrote() throws Exception {
        Passport passport = read("""
                {"plugin": "org.example.board", "versions": {"plugin": "1.2.0", "spi": "[1.0,2)"}, "api": "v3",
                 "describes": {"type": "board", "faces": "PageReader"},
                 "contract": {
                   "ReadingTest": {"pagesAreRead": {"outcome": "passed"},
                                   "editsAreSeenAfterASecond": {"outcome": "skipped", "reason": "nobody edits"}},
                   "ReplyTest": {"anAnswerIsReadOnce": {"outcome": "passed"},
                                 "aPromiseIsKept": {"outcome": "not asked", "reason": "it promises nothing"}}},
                 "limits": ["Notes are short."], "repeatSafety": ["A person decides."]}
                """);
        assertThat(passport)
                .isEqualTo(new Passport(
                        "org.example.board",
                        "1.2.0",
                        "[1.0,2)",
                        "v3",
                        Map.of("type", "board", "faces", "PageReader"),
                        Map.of("passed", 2, "skipped", 1, "not asked", 1),
                        List.of(
                                new Unpassed("ReadingTest", "edits are seen after a second", "skipped", "nobody edits"),
                                new Unpassed("ReplyTest", "a promise is kept", "not asked", "it promises nothing")),
                        List.of("Notes are short."),
                        List.of("A person decides.")));
    }

    @Test
    void whatIsNotSaidIsEmpty() throws Exception {
        assertThat(read("{\"contract\": {}}"))
                .isEqualTo(new Passport("", "", "", "", Map.of(), Map.of(), List.of(), List.of(), List.of()));
        assertThat(read("{\"contract\": {\"A\": 1, \"B\": {\"c\": null}}, \"limits\": {\"a\": 1}, \"describes\": []}")
                        .abilities())
                .isEmpty();
    }

    @Test
    void whatIsNoPassportIsRefused() {
        for (String document : List.of("", "{", "[]", "null", "{\"contract\": []}", "[".repeat(5_000), "\u0000")) {
            assertThatThrownBy(() -> read(document)).as(document).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHugeOneIsRefusedAndLongTextsAreCut() throws Exception {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("contract");
        ArrayNode limits = json.putArray("limits");
        limits.add("x".repeat(900_000));
        assertThat(read(json.toString()).limits()).singleElement().asString().hasSize(2_001);
        limits.removeAll();
        for (int i = 0; i < 5_000; i++) {
            limits.add("limit");
        }
        assertThat(read(json.toString()).limits()).hasSize(1_000);
        limits.add("x".repeat(1_000_000));
        assertThatThrownBy(() -> read(json.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void manyTestsAreCountedAndSomeAreTold() throws Exception {
        ObjectNode suite = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 3_000; i++) {
            suite.putObject("test" + i).put("outcome", "failed");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("contract").set("Suite", suite);
        String document = json.toString();
        assertThat(read(document).results()).isEqualTo(Map.of("failed", 3_000));
        assertThat(read(document).unpassed()).hasSize(1_000);
    }

    private static Passport read(String document) throws IOException {
        return PassportReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
