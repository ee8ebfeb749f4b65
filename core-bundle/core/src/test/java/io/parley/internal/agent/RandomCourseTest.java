// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.StoreException;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random courses with faults, doubts and crashes on both sides; the same seed is the same course. */
class RandomCourseTest {

    private static final int COURSES = Integer.getInteger("courses", 10);
    private static final int STEPS = 40;
    private static final String GONE = "(removed)";
    private static final String NOTE = "NOTE ";
    private static final String REFUSED = NOTE + "This answer was not sent: ";
    private static final String IN_DOUBT =
            NOTE + "It is not known whether the channel has this answer. Look there before you write it again: ";

    @TempDir(factory = FastFolder.class)
    Path folder;

    /** What should stand where in the end. */
    private static final class Truth {

        private final Map<String, Map<String, String>> threads = new LinkedHashMap<>();
        private final List<String> answers = new ArrayList<>();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 2_000, 3_000, 4_000})
    void everythingStandsWhereItShouldInTheEnd(int firstSeed) throws Exception {
        for (int seed = firstSeed; seed < firstSeed + COURSES; seed++) {
            Path home = Files.createDirectories(folder.resolve("seed-" + seed));
            run(new Random(seed), home, "seed " + seed);
        }
    }

    private static void run(Random random, Path home, String where) {
        try (World world = new World(home)) {
            world.channel.promise(Repeat.safe(Duration.ofDays(30)));
            Truth truth = new Truth();
            for (int step = 0; step < STEPS; step++) {
                act(random, world, truth, step);
                disturb(random, world);
                try {
                    world.settle(Duration.ofSeconds(random.nextInt(30)));
                } catch (StoreException e) {
                    assertThat(e).hasMessage("crashed");
                }
                if (world.crashed()) {
                    world.restart();
                }
            }
            world.restart();
            world.settle(Duration.ofHours(6));
            compare(world, truth, where);
        }
    }

    private static void act(Random random, World world, Truth truth, int step) {
        String thread = "t" + random.nextInt(4);
        Map<String, String> known = truth.threads.computeIfAbsent(thread, name -> new LinkedHashMap<>());
        List<String> ids = List.copyOf(known.keySet());
        switch (ids.isEmpty() ? 0 : random.nextInt(6)) {
            case 0, 1 -> say(world, known, thread, "m" + step, "text " + step);
            case 2 -> {
                String id = ids.get(random.nextInt(ids.size()));
                if (!known.get(id).equals(GONE)) {
                    say(world, known, thread, id, "edited " + step);
                }
            }
            case 3 -> {
                String id = ids.get(random.nextInt(ids.size()));
                if (known.keySet().iterator().next() != id && !known.get(id).equals(GONE)) {
                    world.channel.remove(id);
                    known.put(id, GONE);
                }
            }
            case 4 -> {
                String id = ids.get(random.nextInt(ids.size()));
                if (!known.get(id).equals(GONE)) {
                    world.channel.changeBio("person of " + thread, "Bio " + step);
                    world.channel.sayQuietly(thread, "person of " + thread, id, "quietly edited " + step);
                    known.put(id, "quietly edited " + step);
                }
            }
            default -> {
                List<String> cases = world.crm.cases();
                if (!cases.isEmpty()) {
                    String text = "answer " + step;
                    world.crm.answer(cases.get(random.nextInt(cases.size())), text);
                    truth.answers.add(text);
                }
            }
        }
    }

    private static void say(World world, Map<String, String> known, String thread, String id, String text) {
        world.channel.say(thread, "person of " + thread, id, text);
        known.put(id, text);
    }

    private static void disturb(Random random, World world) {
        switch (random.nextInt(12)) {
            case 0 -> world.crm.failNext(new SyncException.Transient("503", false, null), false);
            case 1 -> world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
            case 2 ->
                world.crm.failNext(
                        new SyncException.RateLimited(
                                "limit", world.clock.instant().plusSeconds(60)),
                        false);
            case 3 ->
                world.channel.faults.failNextSend(
                        new SyncException.Transient("timeout", true, null), random.nextBoolean());
            case 4 -> world.channel.faults.failNextSend(new SyncException.Transient("503", false, null), false);
            case 5 -> world.channel.faults.failNextPull(new SyncException.Transient("502", false, null));
            case 6, 7 -> world.restart(new Mortality(1 + random.nextInt(24), random.nextBoolean()));
            case 8 -> world.restart();
            default -> {
                // A quiet moment.
            }
        }
    }

    private static void compare(World world, Truth truth, String where) {
        for (String caseId : world.crm.cases()) {
            List<String> timeline = world.crm.timeline(caseId).stream()
                    .filter(text -> !text.startsWith(NOTE))
                    .toList();
            assertThat(truth.threads.values())
                    .as("%s: some thread is %s", where, timeline)
                    .anySatisfy(thread -> {
                        List<String> standing = thread.values().stream()
                                .filter(text -> !text.equals(GONE))
                                .toList();
                        assertThat(timeline.stream().filter(text -> !text.equals(GONE)))
                                .isEqualTo(standing);
                        assertThat(timeline).isSubsetOf(thread.values());
                    });
        }
        long threads = truth.threads.values().stream()
                .filter(thread -> !thread.isEmpty())
                .count();
        assertThat(world.crm.cases()).as(where).hasSize((int) threads);
        List<String> sent = world.channel.answers();
        List<String> refused = noted(world, REFUSED);
        List<String> inDoubt = noted(world, IN_DOUBT);
        assertThat(sent).as(where).doesNotHaveDuplicates();
        assertThat(Stream.of(sent, refused, inDoubt).flatMap(List::stream).distinct())
                .as(where)
                .containsExactlyInAnyOrderElementsOf(truth.answers);
        assertThat(refused).as(where).doesNotHaveDuplicates();
        assertThat(inDoubt).as(where).doesNotHaveDuplicates();
        assertThat(Collections.disjoint(refused, sent)).as(where).isTrue();
        assertThat(Collections.disjoint(refused, inDoubt)).as(where).isTrue();
        assertThat(world.parked()).as(where).hasSameSizeAs(inDoubt);
        assertThat(world.ledger().balanced())
                .as("%s: %s", where, world.ledger())
                .isTrue();
        assertThat(world.difference()).as(where).isEmpty();
    }

    private static List<String> noted(World world, String opening) {
        return world.crm.cases().stream()
                .flatMap(caseId -> world.crm.timeline(caseId).stream())
                .filter(text -> text.startsWith(opening))
                .map(text ->
                        text.substring(opening.length()).lines().findFirst().orElseThrow())
                .toList();
    }
}
