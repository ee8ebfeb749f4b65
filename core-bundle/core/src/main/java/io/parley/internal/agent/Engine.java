// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.deliver.MappingDesk;
import io.parley.internal.deliver.UninstallDesk;
import io.parley.internal.http.HttpApiClients;
import io.parley.internal.inhouse.PassingSigns;
import io.parley.internal.inhouse.StoredErrands;
import io.parley.internal.inhouse.StoredInbox;
import io.parley.internal.inhouse.StoredTranscript;
import io.parley.internal.inhouse.WaitingLine;
import io.parley.internal.intake.Intake;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.ops.LedgerAudit;
import io.parley.internal.ops.SilenceWatch;
import io.parley.internal.pacing.AppGates;
import io.parley.internal.pacing.Budgets;
import io.parley.internal.pacing.CheckLoop;
import io.parley.internal.pacing.ClockWatch;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Party;
import io.parley.internal.pacing.Vitals;
import io.parley.internal.pull.AuditRequests;
import io.parley.internal.pull.Enrichment;
import io.parley.internal.reply.ModerationDesk;
import io.parley.internal.reply.RepSigns;
import io.parley.internal.reply.Settlement;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.internal.work.Round;
import io.parley.internal.work.SteadyClock;
import io.parley.internal.work.Ticker;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The parts between connectors and adapters, put together; knows nothing of OSGi, so that tests can put it together too. */
final class Engine {

    private final Store store;
    private final SteadyClock clock;
    private final Ticker ticker;
    private final Hints hints = new Hints();
    private final Mappings mappings = new Mappings(target -> hints.tell(Hints.mapping(target)));
    private final Vitals vitals = new Vitals();
    private final Budgets budgets;
    private final Gates gates;
    private final Faults faults;
    private final Set<String> rechecked = ConcurrentHashMap.newKeySet();
    private final Set<String> rehearsed = ConcurrentHashMap.newKeySet();
    private final Set<String> movesCases = ConcurrentHashMap.newKeySet();
    private final Intake intake;
    private final Enrichment enrichment;
    private final ModerationDesk moderation;
    private final AuditRequests audits = new AuditRequests();
    private final Settlement settlement;
    private final MappingDesk mappingDesk;
    private final UninstallDesk uninstallDesk;
    private final LedgerAudit audit;
    private final SilenceWatch silence;
    private final WaitingLine line;
    private final List<Consumer<String>> typing = new CopyOnWriteArrayList<>();
    private final PassingSigns signs;

    Engine(Store store, SteadyClock clock, Ticker ticker, Supplier<Routes> routes) {
        this.store = store;
        this.clock = clock;
        this.ticker = ticker;
        this.budgets = new Budgets(store, clock);
        this.gates = new Gates(store, clock, hints, budgets);
        this.faults = new Faults(gates, vitals, clock);
        this.intake = new Intake(store, routes, rechecked::contains, hints);
        this.enrichment = new Enrichment(intake, gates, faults, clock);
        this.moderation = new ModerationDesk(store, gates, faults, hints, clock);
        this.settlement = new Settlement(intake, routes, vitals, hints);
        this.mappingDesk = new MappingDesk(store, mappings, gates, faults, hints, clock);
        this.uninstallDesk = new UninstallDesk(gates, clock);
        this.audit = new LedgerAudit(store);
        this.silence = new SilenceWatch(store, clock);
        this.line = new WaitingLine(store, hints, ticker);
        this.signs = new PassingSigns(clock, conversation -> typing.forEach(one -> one.accept(conversation)));
        ticker.start("ledger audit", Pool.HOUSE, audit);
        ticker.start("budgets", Pool.HOUSE, budgets);
        ticker.start("silence", Pool.HOUSE, silence);
        ticker.start("clock", Pool.HOUSE, new ClockWatch(store, gates, clock));
    }

    Store store() {
        return store;
    }

    InstantSource clock() {
        return clock;
    }

    Ticker ticker() {
        return ticker;
    }

    Hints hints() {
        return hints;
    }

    Vitals vitals() {
        return vitals;
    }

    Budgets budgets() {
        return budgets;
    }

    Gates gates() {
        return gates;
    }

    Faults faults() {
        return faults;
    }

    Intake intake() {
        return intake;
    }

    Enrichment enrichment() {
        return enrichment;
    }

    ModerationDesk moderation() {
        return moderation;
    }

    AuditRequests audits() {
        return audits;
    }

    /** From now on the messages of an account are looked at again. */
    void watch(String account) {
        rechecked.add(account);
    }

    Mappings mappings() {
        return mappings;
    }

    MappingDesk mappingDesk() {
        return mappingDesk;
    }

    UninstallDesk uninstallDesk() {
        return uninstallDesk;
    }

    /**
     * From now on nothing is written to a target.
     *
     * @return ends that
     */
    Runnable rehearse(String target) {
        rehearsed.add(target);
        return () -> rehearsed.remove(target);
    }

    /**
     * From now on cases of a target can be moved.
     *
     * @return ends that
     */
    Runnable moveCases(String target) {
        movesCases.add(target);
        return () -> movesCases.remove(target);
    }

    boolean movesCases(String target) {
        return movesCases.contains(target);
    }

    Settlement settlement() {
        return settlement;
    }

    LedgerAudit audit() {
        return audit;
    }

    /** What is to be said of an account or target that works, each empty if nothing. */
    List<Function<Party, String>> warnings() {
        return List.of(budgets::outlook, silence::warning, new TargetRemarks(store, mappings, rehearsed)::of);
    }

    /** Starts to check an account or target. */
    Job startCheck(Party party, CheckLoop.Check check) {
        CheckLoop loop = new CheckLoop(party, check, gates, vitals, faults, clock);
        return start(party, "check " + party, Pool.HOUSE, loop);
    }

    /** Starts work whose calls are those of an account or target. */
    Job start(Party party, String name, Pool pool, Round round) {
        return ticker.start(name, pool, budgets.counted(party, round));
    }

    /** Wakes a job when its account or target has news, or may be called again. */
    List<Runnable> wakeOnNews(Party party, Job job) {
        return List.of(
                hints.listen(Hints.news(party.id()), job::wake),
                hints.listen(Hints.opened(party.side(), party.id()), job::wake));
    }

    StoredInbox inbox() {
        return new StoredInbox(intake);
    }

    StoredTranscript transcript() {
        return new StoredTranscript(store, hints, line);
    }

    StoredErrands errands() {
        return new StoredErrands(store, intake, hints);
    }

    PassingSigns presence() {
        return signs;
    }

    /** Where people of the CRMs type and look is told to those who wait for an answer. */
    RepSigns repSigns() {
        return new RepSigns() {
            @Override
            public void types(String conversation) {
                signs.repTypes(conversation);
            }

            @Override
            public void saw(String conversation, long sequence) {
                signs.repSaw(conversation, sequence);
            }
        };
    }

    /**
     * Listens to where customers type.
     *
     * @param listener is told the key of a conversation; returns at once
     * @return ends it
     */
    Runnable whenCustomersType(Consumer<String> listener) {
        typing.add(listener);
        return () -> typing.remove(listener);
    }

    HttpApiClients apiClients() {
        return new HttpApiClients(clock, budgets, new AppGates(store));
    }
}
