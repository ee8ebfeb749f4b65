// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.StoreException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.Idempotence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent dies at each of its commits, just before or just after it, and starts again on what is on the disk. */
class CrashTest {

    private static final int MORE_COMMITS_THAN_THERE_ARE = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsLostOrDoneTwiceWhereverItDies(boolean afterCommit) throws Exception {
        int died = 0;
        for (int commit = 1; commit <= MORE_COMMITS_THAN_THERE_ARE; commit++) {
            Path home = folder.resolve(afterCommit + "-" + commit);
            Files.createDirectories(home);
            died += runAndDieAt(home, commit, afterCommit) ? 1 : 0;
        }
        assertThat(died).as("commits at which it died").isBetween(15, MORE_COMMITS_THAN_THERE_ARE - 1);
    }

    private static boolean runAndDieAt(Path home, int commit, boolean afterCommit) {
        CrashingStore[] crashing = new CrashingStore[1];
        World world = new World(home, store -> crashing[0] = new CrashingStore(store, commit, afterCommit));
        try (world) {
            world.channel.promise(Repeat.safe(Duration.ofDays(1)));
            world.crm.promise(Idempotence.upsertByKey());
            boolean died = false;
            for (int step = 0; step < 6; step++) {
                perform(step, world);
                settle(world);
                if (crashing[0].dead() && !died) {
                    died = true;
                    world.restart();
                    settle(world);
                }
            }
            world.settle(Duration.ofMinutes(10));
            String where = "died at commit " + commit + (afterCommit ? ", after it" : ", before it");
            assertThat(world.crm.contacts()).as(where).hasSize(2);
            assertThat(world.crm.cases()).as(where).hasSize(2);
            assertThat(world.crm.timeline(world.crm.cases().get(0)))
                    .as(where)
                    .containsExactly("Where is my parcel?", "Hello??");
            assertThat(world.crm.timeline(world.crm.cases().get(1))).as(where).containsExactly("(removed)");
            assertThat(world.channel.answers()).as(where).containsExactly("On its way.", "It should arrive today.");
            assertThat(world.parked()).as(where).isEmpty();
            assertThat(world.ledger().balanced())
                    .as("%s: %s", where, world.ledger())
                    .isTrue();
            assertThat(world.difference()).as(where).isEmpty();
            return died;
        }
    }

    private static void perform(int step, World world) {
        switch (step) {
            case 0 -> world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            case 1 -> {
                world.channel.say("t1", "anna", "m2", "Hello?");
                world.channel.say("t2", "bob", "m3", "My number is 12345");
            }
            case 2 -> world.crm.answer(world.crm.cases().get(0), "On its way.");
            case 3 -> world.channel.say("t1", "anna", "m2", "Hello??");
            case 4 -> world.crm.answer(world.crm.cases().get(0), "It should arrive today.");
            default -> world.channel.remove("m3");
        }
    }

    private static void settle(World world) {
        try {
            world.settle(Duration.ofMinutes(1));
        } catch (StoreException e) {
            assertThat(e).hasMessage("crashed");
        }
    }
}
