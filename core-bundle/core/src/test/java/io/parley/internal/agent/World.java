// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.LedgerAudit;
import io.parley.internal.ops.LedgerReport;
import io.parley.internal.ops.Parked;
import io.parley.internal.routing.Route;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;
import io.parley.internal.work.ManualTicker;
import io.parley.internal.work.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An engine between a channel and a CRM that have their own record of truth; it can crash and start again. */
final class World implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final TestChannel channel = new TestChannel(clock);
    final TestCrm crm = new TestCrm(clock);
    private final Path file;
    private SqliteStore sqlite;
    private Store store;
    private ManualTicker ticker;
    private Engine engine;

    World(Path folder) {
        file = folder.resolve("parley.db");
        start(store -> store);
    }

    World(Path folder, UnaryOperator<Store> store) {
        file = folder.resolve("parley.db");
        start(store);
    }

    /** Ends everything at once and starts again on the same file. */
    void restart() {
        close();
        start(store -> store);
    }

    void restart(UnaryOperator<Store> store) {
        close();
        start(store);
    }

    private void start(UnaryOperator<Store> decoration) {
        sqlite = SqliteStore.open(file, clock);
        ticker = new ManualTicker(clock);
        Routes routes = new Routes(List.of(new Route("all", Set.of("brand"), Set.of("crm"))));
        try {
            store = decoration.apply(sqlite);
            engine = new Engine(store, clock, ticker, () -> routes);
            new TargetJobs(engine).start("crm", crm, Map.of());
            new AccountJobs(engine).start("brand", channel, Map.of("backfillDays", 1));
        } catch (StoreException e) {
            ticker.stop();
        }
    }

    /** Whether the store has died, and with it the agent. */
    boolean crashed() {
        return store instanceof CrashingStore crashing && crashing.dead();
    }

    /** Lets the agent work until it rests. */
    void settle() {
        ticker.advance(Duration.ofSeconds(30));
    }

    void settle(Duration time) {
        ticker.advance(time);
    }

    LedgerReport ledger() {
        return sqlite.read(tx -> LedgerReport.of(new Ledger(tx).lines()));
    }

    /** Lets the agent work for a minute, or until its store dies. */
    void settleOrDie() {
        try {
            settle(Duration.ofMinutes(1));
        } catch (StoreException e) {
            ticker.stop();
        }
    }

    /** How many things audits of the channel took in. */
    long missed() {
        return sqlite.read(tx -> new Ledger(tx)
                .lines().stream()
                        .filter(line -> line.bucket().equals(Ledger.MISSED))
                        .mapToLong(Ledger.Line::amount)
                        .sum());
    }

    /** What the audit finds: empty when ledger and rows agree. */
    String difference() {
        LedgerAudit audit = new LedgerAudit(sqlite);
        audit.run();
        return audit.difference();
    }

    List<Parked.Case> parked() {
        return new Parked(sqlite, engine.hints()).list();
    }

    void retryParked() {
        Parked parked = new Parked(sqlite, engine.hints());
        parked.list().forEach(one -> parked.retry(one.id()));
    }

    Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        ticker.stop();
        sqlite.close();
    }
}
