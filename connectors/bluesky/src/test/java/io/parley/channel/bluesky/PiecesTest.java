// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "👩‍👩‍👧‍👦", "🇳🇱", "👍🏽", "\r\n", "각", "नि"})
    void whatPeopleSeeAsOneCountsAsOne(String character) {
        assertThat(Pieces.length(character)).isEqualTo(1);
    }

    @Test
    void aTextThatFitsStaysWhole() {
        assertThat(Pieces.of(" " + "x".repeat(300) + "\n")).containsExactly("x".repeat(300));
        assertThat(Pieces.of("  ")).isEmpty();
    }

    @Test
    void aTextIsDividedBetweenWords() {
        List<String> pieces = Pieces.of("Twelve words. ".repeat(50));
        assertThat(pieces).hasSize(3).allSatisfy(piece -> assertThat(Pieces.length(piece))
                .isLessThanOrEqualTo(300));
        assertThat(String.join(" ", pieces))
                .isEqualTo("Twelve words. ".repeat(50).strip());
    }

    @Test
    void aWordWithoutEndIsDividedBetweenCharacters() {
        assertThat(Pieces.of("👍🏽".repeat(301))).containsExactly("👍🏽".repeat(300), "👍🏽");
        assertThat(Pieces.of("👩‍👩‍👧‍👦".repeat(300)))
                .allSatisfy(piece -> assertThat(piece.getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(3_000));
    }

    @Test
    void aCharacterThatIsTooLongEndsAllTheSame() {
        assertThat(Pieces.of("e" + "\u0301".repeat(5_000))).isNotEmpty();
    }

    @Test
    void namesOfPostsAreTheSameForEver() {
        assertThat(RecordKey.of("reply:one")).matches("[2-7a-j][2-7a-z]{12}").isEqualTo(RecordKey.of("reply:one"));
        assertThat(RecordKey.of("reply:two")).isNotEqualTo(RecordKey.of("reply:one"));
        assertThat(RecordKey.after(RecordKey.of("reply:one"))).isNotEqualTo(RecordKey.of("reply:one"));
    }
}
