// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.channel.wordpress.CommentCursor.Mark;
import io.parley.spi.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommentCursorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Mark mark(int second, long id) {
        return new Mark(NOON.plusSeconds(second), id);
    }

    /** The cursor as it comes back from the store. */
    private static CommentCursor after(CommentCursor cursor, Mark... read) {
        return CommentCursor.of(
                cursor.after(List.of(read), NOON.plusSeconds(3600)).toCursor());
    }

    @Test
    void itBeginsWithTheFirstWholeSecondThatIsWanted() {
        CommentCursor exact = CommentCursor.startingAt(NOON);
        assertThat(exact.isBefore(mark(0, 1))).isTrue();
        assertThat(exact.isBefore(mark(-1, 1))).isFalse();
        CommentCursor between = CommentCursor.startingAt(NOON.plusMillis(1));
        assertThat(between.isBefore(mark(0, 1))).isFalse();
        assertThat(between.isBefore(mark(1, 1))).isTrue();
    }

    @Test
    void aSecondMayBeCutInTwo() {
        CommentCursor cursor = after(CommentCursor.startingAt(NOON), mark(60, 5), mark(60, 6));
        assertThat(cursor.isBefore(mark(60, 6))).isFalse();
        assertThat(cursor.isBefore(mark(60, 7))).isTrue();
    }

    @Test
    void whatAppearsLateIsNotPassedBy() {
        CommentCursor cursor = after(CommentCursor.startingAt(NOON), mark(60, 6));
        assertThat(cursor.isBefore(mark(55, 4))).isTrue();
        assertThat(cursor.isBefore(mark(49, 3))).isFalse();
        CommentCursor further = after(cursor, mark(55, 4));
        assertThat(further.isBefore(mark(55, 4))).isFalse();
        assertThat(further.isBefore(mark(60, 6))).isFalse();
    }

    @Test
    void nothingReadMeansNothingMoved() {
        CommentCursor cursor = after(CommentCursor.startingAt(NOON), mark(60, 6));
        assertThat(after(cursor)).isEqualTo(cursor);
    }

    @Test
    void aCommentOfTomorrowHidesNoneOfToday() {
        CommentCursor cursor = CommentCursor.of(CommentCursor.startingAt(NOON)
                .after(List.of(mark(86_400, 9)), NOON.plusSeconds(60))
                .toCursor());
        assertThat(cursor.isBefore(mark(61, 10))).isTrue();
        assertThat(cursor.isBefore(mark(86_400, 9))).isFalse();
    }

    @Test
    void aBurstWithinOneSecondIsReadToItsEnd() {
        CommentCursor cursor = CommentCursor.startingAt(NOON);
        for (long id = 1; id <= 1_000; id += 100) {
            Mark[] page =
                    LongStream.range(id, id + 100).mapToObj(i -> mark(60, i)).toArray(Mark[]::new);
            CommentCursor before = cursor;
            assertThat(page).allMatch(before::isBefore);
            cursor = after(cursor, page);
            assertThat(page).noneMatch(cursor::isBefore);
        }
        CommentCursor last = cursor;
        assertThat(LongStream.rangeClosed(1, 1_000).mapToObj(i -> mark(60, i))).noneMatch(last::isBefore);
    }

    @Test
    void itIsNeverTooLongToKeep() {
        Mark[] burst = LongStream.range(0, 200)
                .mapToObj(i -> new Mark(NOON.plusSeconds(i % 10), Long.MAX_VALUE - i))
                .toArray(Mark[]::new);
        assertThat(after(CommentCursor.startingAt(NOON), burst).toCursor().json())
                .hasSizeLessThan(Cursor.MAX_LENGTH);
    }

    @Test
    void whatIsNoCursorOfThisStreamIsTold() {
        assertThatThrownBy(() -> CommentCursor.of(new Cursor("[]")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset the stream");
    }
}
