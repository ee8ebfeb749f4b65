// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.Cursor;
import io.parley.spi.channel.Watermark.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static Mark mark(double second, String name) {
        return new Mark(NOON.plusMillis((long) (second * 1_000)), name);
    }

    private static Watermark start(Instant since) {
        return Watermark.of(new PullRequest("any", null, since, 100));
    }

    /** The watermark as it comes back from the store. */
    private static Watermark stored(Watermark watermark) {
        return Watermark.of(new PullRequest("any", watermark.toCursor(), Instant.EPOCH, 100));
    }

    private static Watermark after(Watermark watermark, Mark... read) {
        return stored(watermark.after(List.of(read), OVERLAP, NOON.plusSeconds(3_600)));
    }

    @Test
    void itBeginsWithWhatIsWanted() {
        assertThat(start(NOON).lacks(mark(0, "a"))).isTrue();
        assertThat(start(NOON).lacks(mark(-0.001, "a"))).isFalse();
        assertThat(start(NOON.plusNanos(1)).lacks(mark(0, "a"))).isFalse();
        assertThat(start(NOON.plusNanos(1)).lacks(mark(0.001, "a"))).isTrue();
        assertThat(start(Instant.MIN).lacks(new Mark(Instant.EPOCH, "a"))).isTrue();
    }

    @Test
    void whatAppearsLateIsLackedForAsLongAsTheOverlap() {
        Watermark read = after(start(NOON), mark(60, "new"));
        assertThat(read.floor()).isEqualTo(NOON.plusSeconds(50));
        assertThat(read.lacks(mark(55, "late"))).isTrue();
        assertThat(read.lacks(mark(50, "just in time"))).isTrue();
        assertThat(read.lacks(mark(49.999, "too late"))).isFalse();
        Watermark further = after(read, mark(55, "late"));
        assertThat(further.lacks(mark(55, "late"))).isFalse();
        assertThat(further.lacks(mark(60, "new"))).isFalse();
        assertThat(further.lacks(mark(61, "new"))).as("known by name").isFalse();
    }

    @Test
    void withoutAnOverlapWhatIsOfTheSameMomentIsLackedStill() {
        Watermark read = stored(start(NOON).after(List.of(mark(60, "a")), Duration.ZERO, Instant.MAX));
        assertThat(read.lacks(mark(60, "b"))).isTrue();
        assertThat(read.lacks(mark(60, "a"))).isFalse();
    }

    @Test
    void nothingReadMeansNothingMoved() {
        Watermark read = after(start(NOON), mark(60, "a"));
        assertThat(after(read).toCursor()).isEqualTo(read.toCursor());
    }

    @Test
    void whatBearsATimeToComeHidesNothing() {
        Watermark read = stored(start(NOON).after(List.of(mark(86_400, "tomorrow")), OVERLAP, NOON.plusSeconds(60)));
        assertThat(read.lacks(mark(61, "today"))).isTrue();
        assertThat(read.lacks(mark(86_400, "tomorrow"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1_000})
    void aBurstWithinOneMomentIsReadToItsEnd(int page) {
        List<Mark> burst =
                IntStream.range(0, 1_000).mapToObj(i -> mark(60, "" + i)).toList();
        Watermark read = start(NOON);
        for (int from = 0; from < burst.size(); from += page) {
            List<Mark> some = burst.subList(from, Math.min(burst.size(), from + page));
            assertThat(some).allMatch(read::lacks);
            read = stored(read.after(some, OVERLAP, Instant.MAX));
            assertThat(burst.subList(0, from + some.size())).noneMatch(read::lacks);
        }
    }

    @Test
    void asManyAsFitAreKnownByName() {
        Watermark read = start(Instant.EPOCH);
        for (int i = 0; i < 90; i++) {
            read = after(read, mark(i / 100.0, "at://did:plc:abc/app.bsky.feed.post/" + i));
        }
        assertThat(read.lacks(mark(0, "late"))).isTrue();
        assertThat(after(read, mark(1, "a"), mark(1, "b"), mark(1, "c"), mark(1, "d"), mark(1, "e"), mark(1, "f"))
                        .lacks(mark(0, "late")))
                .isTrue();
        assertThat(read.toCursor().json()).doesNotContain("did:plc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\"\\\"\\\"\\\"", "12345678901234567890", "at://did:plc:abc/x/"})
    void itLeavesRoomInACursorWhateverTheNamesAre(String prefix) {
        List<Mark> many = IntStream.range(0, 1_000)
                .mapToObj(i -> new Mark(Instant.parse("9999-01-01T00:00:00Z").plusMillis(i / 3), prefix + i))
                .toList();
        Watermark read = start(Instant.EPOCH).after(many, OVERLAP, NOON);
        assertThat(read.toCursor().json()).hasSizeLessThan(Cursor.MAX_LENGTH - 1_300);
        assertThat(many).noneMatch(read::lacks).noneMatch(stored(read)::lacks);
    }

    @Test
    void marksAreInTheOrderOfNumbers() {
        assertThat(List.of(mark(1, "10"), mark(1, "9"), mark(0, "11")))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void timesThatNobodyMeansAreKeptAsTheNearestThatCanBe() {
        assertThat(new Mark(Instant.MIN, "a").at()).isEqualTo(Instant.EPOCH);
        assertThat(new Mark(Instant.MAX, "a").at()).hasToString("9999-12-31T23:59:59.999Z");
        assertThat(after(start(NOON), new Mark(Instant.MAX, "a")).lacks(new Mark(Instant.MAX, "a")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "7", "{\"floor\": \"noon\"}"})
    void aCursorOfSomethingElseIsRefused(String json) {
        assertThatThrownBy(() -> Watermark.of(new PullRequest("any", new Cursor(json), NOON, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset the stream");
    }
}
