// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.Cause;
import io.parley.internal.store.ParkedRow;
import io.parley.spi.SyncException;
import io.parley.spi.crm.Idempotence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fifth batch is accepted by the CRM, which then says nothing: no record is made twice and none is lost, and put aside
 * is only what the class of the adapter cannot tell.
 */
class UncertainWriteTest {

    private static final int MESSAGES = 300;
    private static final int THREADS = 60;

    @TempDir(factory = FastFolder.class)
    Path folder;

    /** What an adapter may promise. */
    enum Promise {
        UPSERT_BY_KEY(Idempotence.upsertByKey(), true),
        OWN_ID(Idempotence.ownId(), true),
        READ_BACK(Idempotence.readBack(Duration.ofSeconds(20)), true),
        PROVIDER_DEDUPES(Idempotence.providerDedupes(Duration.ofDays(1)), true),
        PROVIDER_DEDUPES_FOR_A_SECOND(Idempotence.providerDedupes(Duration.ofSeconds(1)), false),
        UNSAFE(Idempotence.unsafe(), false);

        private final Idempotence idempotence;
        private final boolean decidable;

        Promise(Idempotence idempotence, boolean decidable) {
            this.idempotence = idempotence;
            this.decidable = decidable;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRecordIsMadeTwiceOrLost(Promise promise) {
        try (World world = new World(folder)) {
            world.crm.promise(promise.idempotence);
            Random random = new Random(promise.ordinal());
            List<String> said = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                String thread = "t" + random.nextInt(THREADS);
                world.channel.say(thread, "person of " + thread, "m" + i, "text " + i);
                said.add("text " + i);
                if (random.nextInt(5) == 0 && !world.crm.isAboutToFail()) {
                    world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
                    world.settle(Duration.ofSeconds(random.nextInt(60)));
                }
            }
            world.settle(Duration.ofHours(1));
            List<ParkedRow> parked = world.parked();
            assertThat(world.crm.contacts())
                    .doesNotHaveDuplicates()
                    .hasSize(world.crm.cases().size());
            assertThat(world.crm.people()).doesNotHaveDuplicates();
            List<String> standing = world.crm.cases().stream()
                    .flatMap(id -> world.crm.timeline(id).stream())
                    .toList();
            assertThat(standing).doesNotHaveDuplicates();
            assertThat(Stream.concat(standing.stream(), parked.stream().map(ParkedRow::text))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(said);
            if (promise.decidable) {
                assertThat(parked).isEmpty();
            } else {
                assertThat(parked).isNotEmpty().allMatch(row -> row.cause() == Cause.IN_DOUBT);
            }
            assertThat(world.ledger().balanced()).isTrue();
            assertThat(world.difference()).isEmpty();
        }
    }
}
