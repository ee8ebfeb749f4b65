// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.StoreException;
import io.parley.spi.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case is closed, and its customer writes again, sooner or later. */
class CaseLifeTest {

    private static final int STEPS = 30;

    @TempDir(factory = FastFolder.class)
    Path folder;

    /** A case as it should stand in the CRM. */
    private static final class Expected {

        private final List<String> timeline = new ArrayList<>();
        private Instant closedAt;
    }

    @Test
    void whatComesBetweenTheTwoWindowsLeavesTheCaseClosed() throws Exception {
        try (World world = open("between")) {
            world.configureTargets(Map.of("reopenWithinHours", 24, "newCaseAfterHours", 168));
            world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            world.settle();
            String first = world.crm.cases().get(0);
            world.crm.close(first);
            world.clock.advance(Duration.ofHours(100));
            world.channel.say("t1", "anna", "m2", "It has come, thanks!");
            world.settle();
            assertThat(world.crm.timeline(first)).containsExactly("Where is my parcel?", "It has come, thanks!");
            assertThat(world.crm.states.isOpen(first)).isFalse();
            world.clock.advance(Duration.ofHours(100));
            world.channel.say("t1", "anna", "m3", "It is broken.");
            world.settle();
            String second = world.crm.cases().get(1);
            assertThat(world.crm.timeline(second)).containsExactly("It is broken.");
            assertThat(world.crm.states.formerOf(second)).isEqualTo(first);
            assertThat(world.crm.states.formerOf(first)).isNull();
        }
    }

    /** Courses with crashes and faults, against a model that knows of neither. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyMessageStandsWhereThePolicySays(int seed) throws Exception {
        try (World world = open("seed-" + seed)) {
            run(new Random(seed), world, "seed " + seed);
        }
    }

    private static void run(Random random, World world, String where) {
        int reopen = random.nextInt(4) * 24;
        int anew = random.nextInt(4) * 48;
        world.configureTargets(Map.of("reopenWithinHours", reopen, "newCaseAfterHours", anew, "replySeconds", 30));
        List<Expected> expected = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            disturb(random, world);
            if (expected.isEmpty() || random.nextInt(3) > 0) {
                String text = "text " + step;
                world.channel.say("t1", "anna", "m" + step, text);
                settle(world, Duration.ofMinutes(4));
                speak(expected, text, reopen, anew, world.clock.instant());
            } else if (last(expected).closedAt == null) {
                world.crm.close(world.crm.cases().get(expected.size() - 1));
                last(expected).closedAt = world.clock.instant();
            }
            settle(world, Duration.ofMinutes(4));
            world.clock.advance(Duration.ofHours(random.nextInt(60)));
        }
        assertThat(world.crm.cases()).as(where).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            String id = world.crm.cases().get(i);
            assertThat(world.crm.timeline(id)).as("%s, case %d", where, i).isEqualTo(expected.get(i).timeline);
            assertThat(world.crm.states.isOpen(id))
                    .as("%s, case %d", where, i)
                    .isEqualTo(expected.get(i).closedAt == null);
            assertThat(world.crm.states.formerOf(id))
                    .as("%s, case %d", where, i)
                    .isEqualTo(i == 0 ? null : world.crm.cases().get(i - 1));
        }
        assertThat(world.ledger().balanced()).as(where).isTrue();
        assertThat(world.difference()).as(where).isEmpty();
    }

    /** What people expect, in their own words: hours, and nothing in between is ever exact. */
    private static void speak(List<Expected> cases, String text, int reopen, int anew, Instant now) {
        boolean first = cases.isEmpty();
        Instant closedAt = first ? null : last(cases).closedAt;
        long hours = closedAt == null ? 0 : Duration.between(closedAt, now).toHours();
        boolean opens = closedAt == null || hours < reopen;
        if (first || !opens && anew > 0 && hours >= anew) {
            cases.add(new Expected());
        } else if (opens) {
            last(cases).closedAt = null;
        }
        last(cases).timeline.add(text);
    }

    private static void disturb(Random random, World world) {
        switch (random.nextInt(8)) {
            case 0 -> world.crm.failNext(new SyncException.Transient("503", false, null), false);
            case 1 -> world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
            case 2, 3 -> world.restart(new Mortality(1 + random.nextInt(24), random.nextBoolean()));
            default -> {
                // A quiet moment.
            }
        }
    }

    private static void settle(World world, Duration time) {
        try {
            world.settle(time);
        } catch (StoreException e) {
            assertThat(e).hasMessage("crashed");
        }
        if (world.crashed()) {
            world.restart();
            world.settle(time);
        }
    }

    private static Expected last(List<Expected> cases) {
        return cases.get(cases.size() - 1);
    }

    private World open(String name) throws Exception {
        return new World(Files.createDirectories(folder.resolve(name)));
    }
}
