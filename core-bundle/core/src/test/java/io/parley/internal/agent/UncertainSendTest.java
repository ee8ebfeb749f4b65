// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every tenth answer is accepted by the channel, which then says nothing, and many answers have the same words: none is
 * posted twice or lost, and put aside is only what the class of the connector cannot tell. {@code -Dreplies=10000} for more.
 */
class UncertainSendTest {

    private static final int REPLIES = Integer.getInteger("replies", 500);
    private static final int THREADS = 20;
    private static final SyncException UNCERTAIN = new SyncException.Transient("timeout", true, null);
    private static final SyncException BUSY = new SyncException.Transient("503", false, null);

    @TempDir(factory = FastFolder.class)
    Path folder;

    /** What a connector may promise, and what the channel shows. */
    enum Promise {
        SAFE(Repeat.safe(Duration.ofDays(365)), false),
        SAFE_FOR_A_SECOND(Repeat.safe(Duration.ofSeconds(1)), false),
        SEARCHABLE(Repeat.searchable(Duration.ofSeconds(20)), false),
        SEARCHABLE_WITH_ECHOES(Repeat.searchable(Duration.ofSeconds(20)), true),
        UNSAFE(Repeat.unsafe(), false),
        UNSAFE_WITH_ECHOES(Repeat.unsafe(), true);

        private final Repeat repeat;
        private final boolean echoes;

        Promise(Repeat repeat, boolean echoes) {
            this.repeat = repeat;
            this.echoes = echoes;
        }

        /** How many of the answers in doubt a person has to decide about. */
        int parkedOf(int inDoubt) {
            boolean undecidable = this == SAFE_FOR_A_SECOND || this == UNSAFE;
            return undecidable ? inDoubt : 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noneIsPostedTwiceOrLost(Promise promise) {
        try (World world = new World(folder)) {
            world.channel.promise(promise.repeat);
            if (promise.echoes) {
                world.channel.echoAnswers(() -> Duration.ofSeconds(3));
            }
            for (int thread = 0; thread < THREADS; thread++) {
                world.channel.say("t" + thread, "person " + thread, "m" + thread, "Question " + thread);
            }
            world.settle(Duration.ofMinutes(1));
            List<String> answers = new ArrayList<>();
            Random random = new Random(promise.ordinal());
            int inDoubt = 0;
            for (int i = 0; i < REPLIES; i++) {
                String text = random.nextBoolean() ? "Thank you!" : "Answer " + i;
                world.crm.answer(world.crm.cases().get(random.nextInt(THREADS)), text);
                answers.add(text);
                int fate = random.nextInt(100);
                if (fate < 10) {
                    world.channel.faults.failSendNumber(i, UNCERTAIN, true);
                    inDoubt++;
                } else if (fate < 13) {
                    world.channel.faults.failSendNumber(i, BUSY, false);
                }
            }
            world.settle(Duration.ofHours(12));
            assertThat(world.channel.answers()).containsExactlyInAnyOrderElementsOf(answers);
            assertThat(world.ledger().replies().in("parked")).isEqualTo(promise.parkedOf(inDoubt));
            assertThat(world.ledger().replies().in("sent")).isEqualTo(REPLIES - promise.parkedOf(inDoubt));
            assertThat(world.ledger().balanced()).isTrue();
            assertThat(world.difference()).isEmpty();
        }
    }
}
