// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.pacing.Party;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts of which one falls silent, whatever the reason: only what is stored tells that something comes. */
class SilenceWatchTest {

    private static final Party HOOKED = Party.account("hooked");
    private static final Party POLLED = Party.account("polled");
    private static final Duration STEP = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final Random random = new Random(3);
    private SqliteStore store;
    private SilenceWatch watch;

    @BeforeEach
    void begin() {
        store = SqliteStore.open(folder.resolve("parley.db"), clock);
        watch = new SilenceWatch(store, clock);
    }

    @AfterEach
    void end() {
        store.close();
    }

    private void restart() {
        end();
        begin();
    }

    private void pass(Duration time, Party... speaking) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(STEP)) {
            boolean day = clock.instant().atZone(ZoneOffset.UTC).getHour() / 12 == 1;
            for (Party party : speaking) {
                if (random.nextInt(100) < (day ? 60 : 6)) {
                    receive(party);
                }
            }
            watch.run();
            clock.advance(STEP);
        }
    }

    private void receive(Party party) {
        store.write(tx -> {
            tx.ledger().into(Ledger.ACCOUNT, party.id(), Ledger.TOTAL, "");
            return null;
        });
    }

    @Test
    void aWebhookThatIsNotCalledAnyMoreIsToldAndTheOthersAreNot() {
        pass(Duration.ofDays(16), HOOKED, POLLED);
        assertThat(watch.warning(HOOKED)).isEmpty();
        pass(Duration.ofHours(6), POLLED);
        assertThat(watch.warning(HOOKED))
                .startsWith("Nothing has come since 2026-05-2")
                .contains("are usual: look whether the channel still shows and sends what people write.");
        assertThat(watch.warning(POLLED)).isEmpty();
        receive(HOOKED);
        pass(STEP, POLLED);
        assertThat(watch.warning(HOOKED)).as("it is called again").isEmpty();
    }

    @Test
    void aRestartForgetsAnHourOfSilenceAtMost() {
        pass(Duration.ofDays(16), HOOKED, POLLED);
        for (int i = 0; i < 6; i++) {
            pass(Duration.ofHours(2), POLLED);
            restart();
        }
        pass(STEP, POLLED);
        assertThat(watch.warning(HOOKED)).startsWith("Nothing has come since");
        assertThat(watch.warning(POLLED)).isEmpty();
    }

    @Test
    void aRestartIsNoSilenceHoweverLongTheAgentWasOff() {
        pass(Duration.ofDays(16), HOOKED, POLLED);
        restart();
        clock.advance(Duration.ofDays(3));
        pass(STEP);
        assertThat(watch.warning(HOOKED)).isEmpty();
        assertThat(watch.warning(POLLED)).isEmpty();
    }

    @Test
    void anAccountOfYesterdayIsNotTold() {
        pass(Duration.ofDays(1), HOOKED);
        pass(Duration.ofDays(10));
        assertThat(watch.warning(HOOKED)).isEmpty();
    }
}
