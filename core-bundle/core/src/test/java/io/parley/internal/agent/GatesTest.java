// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.pacing.Budgets;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Gates.Closed;
import io.parley.internal.pacing.Gates.Kind;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.Hints;
import io.parley.internal.work.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who was told to be silent stays silent over a restart, and who must be mended until that is known. */
class GatesTest {

    private static final Party BRAND = Party.account("brand");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private SqliteStore store;
    private Gates gates;

    @BeforeEach
    void start() {
        store = SqliteStore.open(folder.resolve("parley.db"), clock);
        gates = new Gates(store, clock, new Hints(), new Budgets(store, clock));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private void restart() {
        stop();
        start();
    }

    private boolean close(Operation operation, Kind kind) {
        return gates.close(
                new Closed(BRAND, operation, "", kind, clock.instant().plus(HOUR), "why"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aClosedGateOutlivesARestart(Kind kind) {
        close(Operation.SEND, kind);
        clock.advance(Duration.ofMinutes(20));
        restart();
        assertThat(gates.wait(BRAND, Operation.SEND)).contains(Duration.ofMinutes(40));
        assertThat(gates.wait(BRAND, Operation.PULL)).as("another operation").isEmpty();
        assertThat(gates.closed()).singleElement().satisfies(gate -> {
            assertThat(gate.kind()).isEqualTo(kind);
            assertThat(gate.reason()).isEqualTo("why");
        });
    }

    @Test
    void aGateOfAPartHoldsUpThatPartAlone() {
        gates.close(new Closed(
                BRAND,
                Operation.PULL,
                "search: red kettle",
                Kind.FAULT,
                clock.instant().plus(HOUR),
                "why"));
        restart();
        assertThat(gates.wait(BRAND, Operation.PULL, "search: red kettle")).contains(HOUR);
        assertThat(gates.wait(BRAND, Operation.PULL, "mentions")).isEmpty();
        assertThat(gates.wait(BRAND, Operation.PULL)).isEmpty();
        gates.open(BRAND, Operation.PULL, "search: red kettle");
        restart();
        assertThat(gates.wait(BRAND, Operation.PULL, "search: red kettle")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anOpenedGateIsOpenAfterARestart(Kind kind) {
        close(Operation.ALL, kind);
        gates.open(BRAND, Operation.ALL);
        restart();
        assertThat(gates.wait(BRAND, Operation.SEND)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RATE", "FAULT"})
    void whatPassesByItselfIsTriedAgainWhenItsTimeHasCome(Kind kind) {
        close(Operation.ALL, kind);
        clock.advance(HOUR);
        assertThat(gates.wait(BRAND, Operation.SEND)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"AUTH", "PERMANENT"})
    void whatSomebodyMustMendWaitsForTheCheckAlone(Kind kind) {
        close(Operation.ALL, kind);
        clock.advance(HOUR.multipliedBy(3));
        assertThat(gates.wait(BRAND, Operation.SEND)).contains(HOUR);
        restart();
        assertThat(gates.wait(BRAND, Operation.SEND)).contains(HOUR);
        gates.open(BRAND, Operation.ALL);
        assertThat(gates.wait(BRAND, Operation.SEND)).isEmpty();
    }

    @Test
    void theLongerSilenceCounts() {
        close(Operation.ALL, Kind.RATE);
        clock.advance(Duration.ofMinutes(30));
        close(Operation.SEND, Kind.RATE);
        assertThat(gates.wait(BRAND, Operation.SEND)).contains(HOUR);
        assertThat(gates.wait(BRAND, Operation.PULL)).contains(Duration.ofMinutes(30));
    }

    @Test
    void whoeverFindsTheSameAgainHasNoNews() {
        assertThat(close(Operation.ALL, Kind.AUTH)).isTrue();
        assertThat(close(Operation.ALL, Kind.AUTH)).as("found by another call").isFalse();
        assertThat(gates.close(new Closed(
                        BRAND, Operation.ALL, "", Kind.AUTH, clock.instant().plus(HOUR), "why else")))
                .as("another reason")
                .isTrue();
        clock.advance(HOUR);
        assertThat(close(Operation.ALL, Kind.AUTH))
                .as("looked at an hour later")
                .isTrue();
        gates.open(BRAND, Operation.ALL);
        assertThat(close(Operation.ALL, Kind.AUTH)).as("after it was good").isTrue();
    }
}
