// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.store.ReadPositions.Position;
import io.parley.internal.store.ReadPositions.Stream;
import io.parley.internal.work.SettableClock;
import io.parley.spi.Cursor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    private static final Stream STREAM = new Stream(Ledger.ACCOUNT, "brand", "log");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (SqliteStore store = open()) {
            store.write(tx -> {
                new ReadPositions(tx).move(STREAM, 0, new Cursor("7"));
                return null;
            });
        }
        try (SqliteStore store = open()) {
            assertThat(position(store))
                    .hasValueSatisfying(
                            position -> assertThat(position.cursor().json()).isEqualTo("7"));
        }
    }

    @Test
    void workThatFailsLeavesNothingAndHarmsNobody() {
        try (SqliteStore store = open()) {
            assertThatThrownBy(() -> store.write(tx -> {
                        new ReadPositions(tx).move(STREAM, 0, new Cursor("7"));
                        tx.ledger().into(Ledger.ACCOUNT, "brand", "held", "");
                        throw new IllegalArgumentException("as expected by this test");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(position(store)).isEmpty();
            assertThat(lines(store)).isEmpty();
            assertThat(store.accepting()).isTrue();
        }
    }

    @Test
    void aCursorThatSomebodyElseMovedIsNotMoved() {
        try (SqliteStore store = open()) {
            store.write(tx -> {
                new ReadPositions(tx).move(STREAM, 0, new Cursor("7"));
                return null;
            });
            assertThatThrownBy(() -> store.write(tx -> {
                        new ReadPositions(tx).move(STREAM, 0, new Cursor("8"));
                        return null;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("moved by somebody else");
        }
    }

    @Test
    void workThatBreaksLeavesTheWriterAlive() {
        try (SqliteStore store = open()) {
            assertThatThrownBy(() -> store.write(tx -> {
                        tx.ledger().into(Ledger.ACCOUNT, "brand", "held", "");
                        throw new NoClassDefFoundError("as expected by this test");
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("as expected");
            assertThat(lines(store)).isEmpty();
            store.write(tx -> {
                tx.ledger().into(Ledger.ACCOUNT, "brand", "held", "");
                return null;
            });
            assertThat(lines(store)).hasSize(1);
        }
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoIsToldMayWriteToo() {
        try (SqliteStore store = open()) {
            Runnable writes = () -> store.write(tx -> {
                tx.ledger().into(Ledger.ACCOUNT, "brand", "held", "");
                return null;
            });
            store.write(tx -> {
                tx.afterCommit(writes);
                return null;
            });
            assertThat(lines(store)).hasSize(1);
        }
    }

    @Test
    void manyCallersShareCommits() throws Exception {
        try (SqliteStore store = open()) {
            AtomicInteger hints = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Thread caller = new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    for (int n = 0; n < 50; n++) {
                        store.write(tx -> {
                            tx.ledger().into(Ledger.ACCOUNT, "brand", "held", "");
                            tx.afterCommit(hints::incrementAndGet);
                            return null;
                        });
                    }
                });
                caller.start();
                callers.add(caller);
            }
            start.countDown();
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(lines(store)).singleElement().satisfies(line -> assertThat(line.amount())
                    .isEqualTo(1_000));
            assertThat(hints).hasValue(1_000);
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefusedWithASentence() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of Parley")
                .hasMessageContaining("schema 99");
    }

    @Test
    void aClosedStoreSaysSo() {
        SqliteStore store = open();
        store.close();
        assertThatThrownBy(() -> store.write(tx -> null)).isInstanceOf(StoreException.class);
    }

    private static Optional<Position> position(SqliteStore store) {
        return store.read(tx -> new ReadPositions(tx).find(STREAM));
    }

    private static List<Ledger.Line> lines(SqliteStore store) {
        return store.read(tx -> new Ledger(tx).lines());
    }

    private SqliteStore open() {
        return SqliteStore.open(folder.resolve("parley.db"), new SettableClock());
    }
}
