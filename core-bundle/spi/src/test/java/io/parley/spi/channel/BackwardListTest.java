// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens between two pages and between two pulls, everything comes once. */
class BackwardListTest {

    private static final Instant BEGINNING = Instant.parse("2020-03-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int WORLDS = 5;

    private Instant now = BEGINNING;
    private Random dice = new Random(0);
    private LivingList list = new LivingList(dice);
    private final List<String> written = new ArrayList<>();
    private final Set<String> lost = new HashSet<>();
    private final List<String> read = new ArrayList<>();
    private @Nullable Cursor cursor;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everythingComesOnceThoughEachPullGoesOnAtACursor(int seed) throws Exception {
        for (int world = 0; world < WORLDS; world++) {
            begin(seed * 1_000L + world);
            boolean inBursts = dice.nextBoolean();
            list.meanwhile(() -> lives(inBursts));
            for (int step = 0; step < 40; step++) {
                lives(inBursts);
                if (dice.nextInt(20) == 0) {
                    list.forgetPlaces();
                }
                if (dice.nextInt(3) == 0) {
                    pull(BackwardList.of(list::page, OVERLAP), 1 + dice.nextInt(12));
                }
            }
            list.meanwhile(() -> {});
            toTheEnd(() -> BackwardList.of(list::page, OVERLAP));
            everythingCameOnce("world " + world);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everythingComesOnceWherePagesAreCounted(int seed) throws Exception {
        for (int world = 0; world < WORLDS; world++) {
            begin(seed * 1_000L + world);
            list.meanwhile(() -> lives(false));
            for (int step = 0; step < 40; step++) {
                lives(false);
                if (dice.nextInt(3) == 0) {
                    pull(BackwardList.counted(list::counted, OVERLAP), 1 + dice.nextInt(12));
                }
            }
            list.meanwhile(() -> {});
            toTheEnd(() -> BackwardList.counted(list::counted, OVERLAP));
            everythingCameOnce("world " + world);
        }
    }

    private void begin(long seed) {
        dice = new Random(seed);
        list = new LivingList(dice);
        now = BEGINNING;
        written.clear();
        lost.clear();
        read.clear();
        cursor = null;
    }

    /** Either much at once, some of it in the same moment, or little, of which some appears late. */
    private void lives(boolean inBursts) {
        now = now.plusMillis(dice.nextInt(60_000));
        int many = inBursts ? dice.nextInt(30) == 0 ? 150 : 0 : dice.nextInt(4) == 0 ? 1 : 0;
        for (int i = 0; i < many; i++) {
            now = now.plusMillis(dice.nextInt(10) == 0 ? dice.nextInt(5_000) : 0);
            write(now);
        }
        if (!inBursts && dice.nextInt(10) == 0) {
            Instant late = now.minusMillis(dice.nextInt((int) OVERLAP.toMillis()));
            write(late.isBefore(BEGINNING) ? now : late);
        }
        if (dice.nextInt(10) == 0) {
            list.lose().ifPresent(lost::add);
        }
    }

    private void write(Instant at) {
        String name = String.valueOf(written.size());
        list.add(at, name);
        written.add(name);
    }

    private boolean pull(BackwardList<String> way, int limit) throws Exception {
        BackwardList.Unread<String> unread = way.next(new PullRequest("any", cursor, BEGINNING, limit));
        assertThat(unread.items()).hasSizeLessThanOrEqualTo(limit);
        read.addAll(unread.items());
        cursor = unread.next();
        return unread.more();
    }

    private interface Way {
        BackwardList<String> anew();
    }

    private void toTheEnd(Way way) throws Exception {
        int pulls = 0;
        while (pull(way.anew(), 7)) {
            assertThat(pulls++).as("the walk ends").isLessThan(2_000);
        }
        while (pull(way.anew(), 7)) {
            assertThat(pulls++)
                    .as("what came late in the middle of a walk comes with the next one")
                    .isLessThan(2_000);
        }
    }

    private void everythingCameOnce(String world) {
        assertThat(read).as(world).doesNotHaveDuplicates();
        Set<String> missed = new HashSet<>(written);
        read.forEach(missed::remove);
        assertThat(lost).as(world + ": only what was deleted was missed").containsAll(missed);
    }

    @Test
    void aLongWayIsWalkedInPartsAndReadOldestFirst() throws Exception {
        IntStream.range(0, 600).forEach(i -> write(BEGINNING.plusSeconds(i)));
        assertThat(pull(BackwardList.of(list::page, OVERLAP), 50)).isTrue();
        assertThat(read).as("the beginning is still far").isEmpty();
        toTheEnd(() -> BackwardList.of(list::page, OVERLAP));
        assertThat(read).isEqualTo(written);
        assertThat(list.calls()).as("most pages are read a few times").isLessThan(2_000);
    }

    @Test
    void aQuietLookIsOneCall() throws Exception {
        write(BEGINNING);
        write(BEGINNING.plusSeconds(3_600));
        toTheEnd(() -> BackwardList.counted(list::counted, OVERLAP));
        int before = list.calls();
        assertThat(pull(BackwardList.counted(list::counted, OVERLAP), 7)).isFalse();
        assertThat(list.calls()).isEqualTo(before + 1);
    }

    @Test
    void nothingIsAskedForThatIsOlderThanWanted() throws Exception {
        IntStream.range(0, 1_000).forEach(i -> write(BEGINNING.minusSeconds(i)));
        write(BEGINNING.plusSeconds(1));
        assertThat(pull(BackwardList.of(list::page, OVERLAP), 7)).isFalse();
        assertThat(read).containsExactly("0", "1000");
        assertThat(list.calls()).isLessThan(4);
    }

    @Test
    void anEntryWithoutATimeStandsBesideTheOneBefore() throws Exception {
        pull(
                fixed(new BackwardList.Part<>(
                        List.of(
                                entry("no time", null),
                                entry("newest", BEGINNING.plusSeconds(2)),
                                entry("none either", null),
                                entry("oldest", BEGINNING)),
                        "")),
                7);
        assertThat(read.get(0)).isEqualTo("oldest");
        assertThat(read).containsExactlyInAnyOrder("oldest", "none either", "newest", "no time");
        pull(fixed(new BackwardList.Part<>(List.of(entry("no time", null)), "")), 7);
        assertThat(read).hasSize(4);
    }

    @Test
    void whatIsListedTwiceComesOnce() throws Exception {
        pull(
                fixed(new BackwardList.Part<>(
                        List.of(entry("a", BEGINNING.plusSeconds(1)), entry("a", BEGINNING)), "")),
                7);
        assertThat(read).containsExactly("a");
    }

    @Test
    void aServerThatGivesTheSamePageForEverIsReadOnce() throws Exception {
        int[] place = {0};
        BackwardList<String> way = BackwardList.of(
                any -> new BackwardList.Part<>(List.of(entry("a", BEGINNING)), "place " + place[0]++), OVERLAP);
        assertThat(pull(way, 7)).isTrue();
        assertThat(read).containsExactly("a");
        assertThat(place[0]).isEqualTo(2);
    }

    @Test
    void aListWithoutAnEndIsTold() {
        int[] place = {0};
        BackwardList<String> endless = BackwardList.counted(
                any -> new BackwardList.Part<>(List.of(entry("n" + place[0], BEGINNING)), "place " + place[0]++),
                OVERLAP);
        assertThatThrownBy(() -> pull(endless, 7))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("where it begins");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100, 199, 900, 2_000})
    void placesOfAnyLengthFitIntoACursor(int length) throws Exception {
        IntStream.range(0, 300).forEach(i -> write(BEGINNING.plusSeconds(i)));
        String filling = "\"".repeat(length / 2) + "x".repeat(length - length / 2);
        BackwardList.Source<String> source = place -> {
            BackwardList.Part<String> part = list.page(place.replace(filling, ""));
            return new BackwardList.Part<>(part.newestFirst(), part.next().isEmpty() ? "" : filling + part.next());
        };
        if (length < 900) {
            toTheEnd(() -> BackwardList.of(source, OVERLAP));
            assertThat(read).isEqualTo(written);
        } else {
            assertThatThrownBy(() -> toTheEnd(() -> BackwardList.of(source, OVERLAP)))
                    .hasMessageContaining("where it begins");
        }
    }

    @Test
    void whatFailsAtItsBeginningFails() {
        BackwardList<String> failing = BackwardList.of(
                place -> {
                    throw new SyncException.Transient("Not now", false, null);
                },
                OVERLAP);
        assertThatThrownBy(() -> pull(failing, 7)).hasMessage("Not now");
    }

    private static BackwardList<String> fixed(BackwardList.Part<String> part) {
        return BackwardList.of(place -> part, OVERLAP);
    }

    private static BackwardList.Entry<String> entry(String name, @Nullable Instant at) {
        return new BackwardList.Entry<>(name, Optional.ofNullable(at), name);
    }
}
