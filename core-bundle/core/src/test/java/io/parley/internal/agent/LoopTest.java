// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.StoreException;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.Idempotence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A channel and two CRMs that all tell the agent what it wrote itself, a colleague who writes on the channel, faults and
 * crashes: it comes to rest, with each utterance once. The same seed is the same course; {@code -Dloops=2000} draws 10,000.
 */
class LoopTest {

    private static final int LOOPS = Integer.getInteger("loops", 100);
    private static final int STEPS = 12;
    private static final int LONGEST_ECHO_MILLIS = 10_000;
    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);
    private static final SyncException BUSY = new SyncException.Transient("503", false, null);

    @TempDir(factory = FastFolder.class)
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 10_001, 20_001, 30_001, 40_001})
    void itComesToRestWithEachUtteranceOnce(int firstSeed) throws Exception {
        for (int seed = firstSeed; seed < firstSeed + LOOPS; seed++) {
            Path home = Files.createDirectories(folder.resolve("seed-" + seed));
            try (World world = new World(home)) {
                new Course(new Random(seed), world, "seed " + seed).run();
            }
            FastFolder.delete(home);
        }
    }

    /** What was said, and where it should stand. */
    private static final class Course {

        private final Random random;
        private final World world;
        private final String where;
        private final Map<String, List<String>> said = new LinkedHashMap<>();
        private final List<String> answersInCrm = new ArrayList<>();
        private final List<String> answersInOther = new ArrayList<>();

        Course(Random random, World world, String where) {
            this.random = random;
            this.world = world;
            this.where = where;
        }

        void run() {
            boolean upsertFirst = random.nextBoolean();
            world.crm.promise(upsertFirst ? Idempotence.upsertByKey() : Idempotence.readBack(Duration.ofSeconds(5)));
            world.other.promise(upsertFirst ? Idempotence.readBack(Duration.ofSeconds(5)) : Idempotence.upsertByKey());
            world.channel.promise(
                    switch (random.nextInt(3)) {
                        case 0 -> Repeat.safe(Duration.ofDays(1));
                        case 1 -> Repeat.searchable(Duration.ofSeconds(8));
                        default -> Repeat.unsafe();
                    });
            world.channel.echoAnswers(this::aWhile);
            world.crm.echoOwnWrites(this::aWhile);
            world.other.echoOwnWrites(this::aWhile);
            world.connectOther();
            for (int step = 0; step < STEPS; step++) {
                speak(step);
                disturb();
                settle(Duration.ofMillis(random.nextInt(15_000)));
            }
            world.restart();
            world.settle(Duration.ofMinutes(15));
            compare();
            String rest = state();
            world.settle(Duration.ofMinutes(4));
            assertThat(state()).as("%s comes to rest", where).isEqualTo(rest);
        }

        private Duration aWhile() {
            return Duration.ofMillis(random.nextInt(LONGEST_ECHO_MILLIS));
        }

        private void settle(Duration time) {
            try {
                world.settle(time);
            } catch (StoreException e) {
                assertThat(e).hasMessage("crashed");
            }
            if (world.crashed()) {
                world.restart();
            }
        }

        private void speak(int step) {
            String thread = "t" + random.nextInt(3);
            List<String> inThread = said.computeIfAbsent(thread, name -> new ArrayList<>());
            switch (inThread.isEmpty() ? 0 : random.nextInt(5)) {
                case 0, 1 -> {
                    String text = "question " + step;
                    world.channel.say(thread, "person of " + thread, "m" + step, text);
                    inThread.add(text);
                }
                case 2 -> {
                    String text = random.nextBoolean() ? "Thanks!" : "native " + step;
                    world.channel.sayAsBrand(thread, "n" + step, text);
                    inThread.add(text);
                }
                case 3 -> answer(world.crm, answersInCrm, step);
                default -> answer(world.other, answersInOther, step);
            }
        }

        private void answer(TestCrm crm, List<String> answers, int step) {
            if (!crm.cases().isEmpty()) {
                String text = random.nextInt(3) == 0 ? "You are welcome!" : "answer " + step;
                crm.answer(crm.cases().get(random.nextInt(crm.cases().size())), text);
                answers.add(text);
            }
        }

        private void disturb() {
            switch (random.nextInt(10)) {
                case 0 -> world.crm.failNext(UNCERTAIN, random.nextBoolean());
                case 1 -> world.other.failNext(UNCERTAIN, random.nextBoolean());
                case 2, 3 -> world.channel.faults.failNextSend(UNCERTAIN, random.nextBoolean());
                case 4 -> world.channel.faults.failNextSend(BUSY, false);
                case 5 -> world.restart(new Mortality(1 + random.nextInt(24), random.nextBoolean()));
                default -> {
                    // A quiet moment.
                }
            }
        }

        private void compare() {
            List<String> parked = joined(world.parkedAnswers("crm"), world.parkedAnswers("other"));
            List<String> fromChannel =
                    said.values().stream().flatMap(List::stream).toList();
            assertThat(Stream.concat(world.channel.answers().stream(), parked.stream()))
                    .as("%s: each answer is posted once, or put aside", where)
                    .containsExactlyInAnyOrderElementsOf(joined(answersInCrm, answersInOther));
            assertThat(Stream.concat(spoken(world.crm), world.parkedAnswers("other").stream()))
                    .as("%s: what stands in the first CRM", where)
                    .containsExactlyInAnyOrderElementsOf(joined(fromChannel, answersInOther));
            assertThat(Stream.concat(spoken(world.other), world.parkedAnswers("crm").stream()))
                    .as("%s: what stands in the second CRM", where)
                    .containsExactlyInAnyOrderElementsOf(joined(fromChannel, answersInCrm));
            assertThat(world.ledger().balanced())
                    .as("%s: %s", where, world.ledger())
                    .isTrue();
            assertThat(world.difference()).as(where).isEmpty();
            assertThat(world.ledger().replies().in("held")).as(where).isZero();
            assertThat(world.ledger().accounts().get(0).in("held")).as(where).isZero();
        }

        /** Texts that stand in the cases of a CRM, but for notes. */
        private static Stream<String> spoken(TestCrm crm) {
            return crm.cases().stream()
                    .flatMap(id -> crm.timeline(id).stream())
                    .filter(text -> !text.startsWith("NOTE "));
        }

        private static List<String> joined(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        private String state() {
            return world.ledger() + " " + world.channel.answers()
                    + spoken(world.crm).toList() + spoken(world.other).toList();
        }
    }
}
