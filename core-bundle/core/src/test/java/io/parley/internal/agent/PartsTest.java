// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.intake.Intake;
import io.parley.internal.intake.Intake.Arrival;
import io.parley.internal.intake.Intake.Move;
import io.parley.internal.routing.Condition;
import io.parley.internal.routing.Route;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.Items;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.ReadPositions.Stream;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.Hints;
import io.parley.internal.work.SettableClock;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.Cursor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of many things keep a place for each of them; what a rule leaves out is counted. */
class PartsTest {

    private static final Stream FEEDS = new Stream(Ledger.ACCOUNT, "press", "feeds");
    private static final Cursor BEGUN = new Cursor("{}");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private SqliteStore store;
    private Intake intake;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("parley.db"), clock);
        Routes routes = new Routes(List.of(new Route("all", Set.of("press"), Set.of("crm"), false, Condition.NONE)));
        intake = new Intake(store, () -> routes, account -> false, new Hints());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void accept(long version, Map<String, Optional<Cursor>> parts, List<Change> unwanted) {
        intake.accept(new Arrival(
                "press",
                List.of(),
                unwanted,
                List.of(),
                new Move(FEEDS, version, BEGUN, parts),
                OptionalLong.of(0),
                null));
    }

    private Optional<Cursor> part(String name) {
        return store.read(tx -> new ReadPositions(tx).part(FEEDS, name));
    }

    @Test
    void aPartIsWhereThePageLeftIt() {
        accept(0, Map.of("a", Optional.of(new Cursor("1")), "b", Optional.of(new Cursor("2"))), List.of());
        accept(1, Map.of("a", Optional.of(new Cursor("3")), "b", Optional.empty()), List.of());
        assertThat(part("a")).contains(new Cursor("3"));
        assertThat(part("b")).isEmpty();
        assertThat(part("c")).isEmpty();
    }

    @Test
    void aPageOfSomebodyElseMovesNoPart() {
        accept(0, Map.of("a", Optional.of(new Cursor("1"))), List.of());
        assertThatThrownBy(() -> accept(0, Map.of("a", Optional.of(new Cursor("2"))), List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(part("a")).contains(new Cursor("1"));
    }

    @Test
    void aResetForgetsTheParts() {
        accept(0, Map.of("a", Optional.of(new Cursor("1"))), List.of());
        store.write(tx -> new ReadPositions(tx).reset(FEEDS));
        assertThat(part("a")).isEmpty();
    }

    @Test
    void whatARuleLeavesOutIsKeptAndCountedOnce() {
        TestVoices voices = new TestVoices(clock);
        Change change = new Change.MessageSeen(
                voices.message("t1", "anna", "m1", "Nobody asked for this", Direction.INBOUND)
                        .build(),
                voices.person("anna"),
                TestVoices.conversation("t1"));
        accept(0, Map.of(), List.of(change));
        accept(1, Map.of(), List.of(change));
        List<Ledger.Line> lines = store.read(tx -> new Ledger(tx).lines());
        assertThat(lines)
                .filteredOn(line -> line.bucket().equals("dropped"))
                .singleElement()
                .isEqualTo(new Ledger.Line(Ledger.ACCOUNT, "press", "dropped", "rule", 1));
        long rows = store.read(tx -> new Items(tx).position());
        assertThat(rows).isEqualTo(1);
    }
}
