// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Since when a stream is wanted. */
class BeginningTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChannelMayRoundTimesDownAndHaveASlowClock(boolean listens) {
        Instant met = clock.instant();
        try (SqliteStore store = SqliteStore.open(folder.resolve("parley.db"), clock)) {
            assertThat(beginning(store, listens))
                    .isBetween(
                            met.minus(A_DAY).minusSeconds(120), met.minus(A_DAY).minusSeconds(30));
        }
    }

    @Test
    void itStandsForEver() {
        try (SqliteStore store = SqliteStore.open(folder.resolve("parley.db"), clock)) {
            Instant met = beginning(store, false);
            clock.advance(Duration.ofDays(7));
            assertThat(beginning(store, false)).isEqualTo(met);
        }
    }

    private static Instant beginning(SqliteStore store, boolean listens) {
        PullLoop.Stream stream = new PullLoop.Stream("brand", "posts", A_DAY, Duration.ofSeconds(30), listens);
        return store.write(stream::meet);
    }
}
