// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Part;
import io.parley.internal.ops.Acquaintances;
import io.parley.internal.ops.Commands;
import io.parley.internal.ops.Decisions;
import io.parley.internal.ops.Health;
import io.parley.internal.ops.LedgerAudit;
import io.parley.internal.ops.LedgerReport;
import io.parley.internal.ops.Parked;
import io.parley.internal.routing.Condition;
import io.parley.internal.routing.Route;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.BackUps;
import io.parley.internal.store.Decision;
import io.parley.internal.store.Finds;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Matches.Match;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.Restoration;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.store.Stage;
import io.parley.internal.store.StoreException;
import io.parley.internal.work.ManualTicker;
import io.parley.internal.work.SettableClock;
import io.parley.internal.work.SteadyClock;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Moderation;
import io.parley.spi.crm.CrmAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An engine between a channel and a CRM that have their own record of truth; it can crash and start again. */
final class World implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final TestChannel channel = new TestChannel(clock);
    final TestCrm crm = new TestCrm(clock);
    final TestCrm other = new TestCrm(clock);
    private final Path file;
    private Duration apart = Duration.ZERO;
    private SteadyClock agentClock;
    private final Set<String> targets = new TreeSet<>(Set.of("crm"));
    private boolean routeFinds;
    private Condition where = Condition.NONE;
    private Map<String, Object> targetSettings = Map.of();
    private MappingText mapping = MappingText.none();
    private SqliteStore sqlite;
    private Mortality mortality;
    private ManualTicker ticker;
    private Engine engine;
    private final List<Served> served = new ArrayList<>();

    World(Path folder) {
        this(folder, Mortality.none());
    }

    World(Path folder, Mortality agent) {
        file = folder.resolve("parley.db");
        start(agent);
    }

    /** Ends everything at once and starts again on the same file. */
    void restart() {
        restart(Mortality.none());
    }

    void restart(Mortality agent) {
        close();
        start(agent);
    }

    /** The agent's machine is given another time, and nobody else. */
    void setClock(Duration ahead) {
        apart = apart.plus(ahead);
    }

    /** Makes a back-up while everything goes on. */
    Path backUp() {
        return new BackUps(file, file.resolveSibling("backups"), "test", agentClock)
                .make()
                .orElseThrow()
                .file();
    }

    /** Ends everything, restores a back-up and starts again; the channel and the CRMs are as they are. */
    void restore(Path backUp) {
        close();
        new Restoration(file, agentClock).restore(backUp);
        start(Mortality.none());
    }

    /** From now on everything goes to the other CRM too. */
    void connectOther() {
        targets.add("other");
        restart();
    }

    /** From now on also what is found by listening opens cases. */
    void routeFinds() {
        routeFinds = true;
        restart();
    }

    /** From now on only such conversations go anywhere. */
    void routeWhere(String... lines) {
        where = Condition.of(List.of(lines));
        restart();
    }

    void configureTargets(Map<String, Object> settings) {
        targetSettings = settings;
        restart(mortality);
    }

    /** A person writes the mapping of the CRM. */
    void map(Part part, String... lines) throws MappingException {
        Map<Part, List<String>> all = new HashMap<>(mapping.lines());
        all.put(part, List.of(lines));
        MappingText wanted = new MappingText(all);
        engine.mappings().use("crm", wanted);
        mapping = wanted;
    }

    private void start(Mortality agent) {
        mortality = agent;
        agentClock = new SteadyClock(
                () -> clock.instant().plus(apart),
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
        sqlite = SqliteStore.open(file, agentClock);
        ticker = new ManualTicker(clock);
        Routes routes = new Routes(List.of(new Route("all", Set.of("brand"), targets, routeFinds, where)));
        try {
            engine = new Engine(agent.of(sqlite), agentClock, ticker, () -> routes);
            if (!mapping.isEmpty()) {
                engine.mappings().use("crm", mapping);
            }
            serve(agent);
        } catch (StoreException e) {
            ticker.stop();
        } catch (MappingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Mortality agent) {
        served.clear();
        served.add(new TargetJobs(engine).start("crm", agent.of(CrmAdapter.class, crm), targetSettings));
        if (targets.contains("other")) {
            served.add(new TargetJobs(engine).start("other", agent.of(CrmAdapter.class, other), targetSettings));
        }
        served.add(new AccountJobs(engine)
                .start("brand", agent.of(ChannelConnector.class, channel), Map.of("backfillDays", 1)));
    }

    /** Configurations are written anew: plug-ins leave and come again, in the same life of the agent. */
    void reconfigure() {
        served.forEach(one -> one.end(Duration.ZERO));
        serve(Mortality.none());
    }

    /** Whether the agent has died. */
    boolean crashed() {
        return mortality.dead();
    }

    /** Lets the agent work until it rests. */
    void settle() {
        ticker.advance(Duration.ofSeconds(30));
    }

    /** Lets the agent do what is due at this moment; also while it waits for somebody. */
    void goOn() {
        ticker.runDue();
    }

    void settle(Duration time) {
        ticker.advance(time);
    }

    Health health() {
        return new Health(
                engine.store(),
                engine.gates(),
                engine.warnings(),
                engine.vitals(),
                engine.audit(),
                new TestRoster(),
                engine.clock());
    }

    LedgerReport ledger() {
        return sqlite.read(tx -> LedgerReport.of(new Ledger(tx).lines()));
    }

    /** What was found by listening and went nowhere, newest first. */
    List<Finds.Find> finds() {
        return sqlite.read(tx -> new Finds(tx).before(Long.MAX_VALUE, 10));
    }

    /** A person wants a find in the CRM. */
    boolean concern(long find) {
        return engine.intake().concern(find);
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

    List<ParkedRow> parked() {
        return new Parked(sqlite).list(ParkedFilter.ALL, ParkedPosition.START, Parked.MOST);
    }

    /** Texts of the answers of a target that were put aside. */
    List<String> parkedAnswers(String target) {
        return parked().stream()
                .filter(row -> row.id().stage() == Stage.REPLY && target.equals(row.target()))
                .map(ParkedRow::text)
                .toList();
    }

    void retryParked() {
        decisions().all(ParkedFilter.ALL, decisions().retrying());
    }

    Decisions decisions() {
        return new Decisions(engine.store(), engine.hints());
    }

    /** An operator decides about a message. */
    boolean moderate(String id, Moderation decision) throws SyncException, InterruptedException {
        String key = new ExternalId("test", "messages", id).key();
        return engine.moderation().moderate("brand", key, decision, new Decision(decision.name()));
    }

    /** An operator has the channel read again from its beginning. */
    void reset() {
        new Commands(engine.store(), null, null, null, null, null).reset("brand", "log");
    }

    /** Whom the CRM's people, or the agent, take somebody for. */
    Match match(String person) {
        return sqlite.read(tx -> new Matches(tx).current("crm", person)).orElseThrow();
    }

    /** The page on which people look at whom others are taken for. */
    Acquaintances acquaintances() {
        return new Acquaintances(engine.store(), engine::movesCases, engine.hints());
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
