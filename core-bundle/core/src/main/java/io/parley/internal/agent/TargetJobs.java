// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.deliver.DeliveryLoop;
import io.parley.internal.deliver.EventsRead;
import io.parley.internal.deliver.FieldsLoop;
import io.parley.internal.deliver.Flights;
import io.parley.internal.deliver.Matcher;
import io.parley.internal.deliver.ReapplyLoop;
import io.parley.internal.deliver.RemovalLoop;
import io.parley.internal.deliver.TypingLoop;
import io.parley.internal.mapping.Mappings.Described;
import io.parley.internal.pacing.Party;
import io.parley.internal.reply.ReplyLoop;
import io.parley.internal.reply.SignIntake;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.Describer;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.SignReceiver;
import io.parley.spi.crm.Uninstaller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** Starts the jobs of a target: a check, delivery, and reading of replies. */
final class TargetJobs implements Slot.Starter<CrmAdapter> {

    /** How long delivery waits for more to come, so that what comes together goes together. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private final Engine engine;

    TargetJobs(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Served start(String id, CrmAdapter adapter, Map<String, Object> properties) {
        CrmDescription description = adapter.describe();
        List<Job> reading = new ArrayList<>();
        List<Runnable> unlisten = new ArrayList<>();
        Party party = Party.target(id);
        Settings settings = new Settings(properties);
        engine.budgets().grant(party, settings.budgets(description.budgets()), settings.reserve());
        Job check = engine.startCheck(party, adapter::check);
        reading.add(check);
        unlisten.add(engine.hints().listen(Hints.NETWORK, check::wake));
        Flights flights = new Flights(description.batchesInFlight());
        reading.addAll(describing(id, adapter, flights, unlisten));
        reading.addAll(reapplying(id, adapter, flights, !settings.dryRun(), unlisten));
        unlisten.add(
                engine.mappingDesk().serve(id, adapter, settings.casePolicy(), !settings.dryRun(), flights.asking()));
        if (adapter instanceof ContactFinder) {
            unlisten.add(engine.moveCases(id));
        }
        reading.addAll(uninstalling(id, adapter, flights, settings.dryRun(), unlisten));
        if (settings.dryRun()) {
            unlisten.add(engine.rehearse(id));
            return new Served(description.type(), description.name(), reading, List.of(), unlisten);
        }
        EventsRead eventsRead = EventsRead.NONE;
        if (adapter instanceof ReplySource source) {
            ReplyLoop loop = new ReplyLoop(
                    id,
                    source,
                    new ReplyLoop.Rhythm(settings.replyPause(description.replyPause()), settings.recall()),
                    engine.store(),
                    engine.settlement(),
                    engine.gates(),
                    engine.faults(),
                    engine.hints(),
                    new SignIntake(id, engine.store(), engine.repSigns()));
            Job job = engine.start(party, "replies " + id, Pool.REPLY, loop);
            reading.add(job);
            unlisten.addAll(engine.wakeOnNews(party, job));
            eventsRead = new EventsOf(loop, settings.replyPause(description.replyPause()));
        }
        reading.addAll(tellingOfCustomers(id, adapter, unlisten));
        LinkedList<Job> delivering = new LinkedList<>();
        for (int i = 0; i < description.batchesInFlight(); i++) {
            Runnable another = delivering.isEmpty() ? () -> {} : delivering.getFirst()::wake;
            DeliveryLoop loop = new DeliveryLoop(
                    id,
                    adapter,
                    settings.casePolicy(),
                    engine.store(),
                    engine.gates(),
                    engine.faults(),
                    check::wake,
                    eventsRead,
                    flights,
                    another,
                    engine.mappings(),
                    new Matcher(
                            id,
                            adapter,
                            settings.matchRules(),
                            engine.store(),
                            engine.gates(),
                            engine.faults(),
                            flights));
            delivering.addFirst(engine.start(party, "deliver " + id, Pool.DELIVER, loop));
        }
        unlisten.add(engine.hints().listen(Hints.delivery(id), () -> wake(delivering, flights)));
        unlisten.add(engine.hints().listen(Hints.mapping(id), () -> wake(delivering, flights)));
        delivering.forEach(job -> unlisten.addAll(engine.wakeOnNews(party, job)));
        return new Served(description.type(), description.name(), reading, List.copyOf(delivering), unlisten);
    }

    /** Tells that customers type, if the CRM shows it. */
    private List<Job> tellingOfCustomers(String id, CrmAdapter adapter, List<Runnable> unlisten) {
        if (!(adapter instanceof SignReceiver receiver)) {
            return List.of();
        }
        TypingLoop loop = new TypingLoop(id, receiver, engine.store(), engine.gates());
        Job job = engine.start(Party.target(id), "typing " + id, Pool.DELIVER, loop);
        unlisten.add(engine.whenCustomersType(conversation -> {
            loop.heard(conversation);
            job.wake();
        }));
        return List.of(job);
    }

    /** Finds out which fields there are, if the adapter takes any. */
    private List<Job> describing(String id, CrmAdapter adapter, Flights flights, List<Runnable> unlisten) {
        if (!(adapter instanceof Describer describer)) {
            engine.mappings()
                    .described(id, new Described(List.of(), engine.clock().instant()));
            return List.of();
        }
        FieldsLoop loop = new FieldsLoop(
                id, describer, engine.mappings(), engine.gates(), engine.faults(), engine.clock(), flights.asking());
        Job job = engine.start(Party.target(id), "fields " + id, Pool.HOUSE, loop);
        unlisten.add(engine.hints().listen(Hints.mapping(id), job::wake));
        unlisten.addAll(engine.wakeOnNews(Party.target(id), job));
        return List.of(job);
    }

    /** Applies a mapping to what was written before, if the adapter can say what would be different. */
    private List<Job> reapplying(
            String id, CrmAdapter adapter, Flights flights, boolean mayWrite, List<Runnable> unlisten) {
        if (!(adapter instanceof Previewer previewer) || !(adapter instanceof Describer)) {
            return List.of();
        }
        ReapplyLoop loop = new ReapplyLoop(
                id, previewer, engine.store(), engine.mappings(), engine.gates(), engine.faults(), flights, mayWrite);
        Job job = engine.start(Party.target(id), "reapply " + id, Pool.DELIVER, loop);
        unlisten.add(engine.hints().listen(Hints.mapping(id), job::wake));
        unlisten.addAll(engine.wakeOnNews(Party.target(id), job));
        return List.of(job);
    }

    /** Removes what the agent made, if nothing is written meanwhile. */
    private List<Job> uninstalling(
            String id, CrmAdapter adapter, Flights flights, boolean dry, List<Runnable> unlisten) {
        if (!dry || !(adapter instanceof Uninstaller uninstaller)) {
            unlisten.add(engine.uninstallDesk().serve(id, adapter, flights.asking(), null, () -> {}));
            return List.of();
        }
        RemovalLoop loop =
                new RemovalLoop(id, uninstaller, engine.gates(), engine.faults(), engine.clock(), flights.asking());
        Job job = engine.start(Party.target(id), "uninstall " + id, Pool.HOUSE, loop);
        unlisten.add(engine.uninstallDesk().serve(id, adapter, flights.asking(), loop, job::wake));
        unlisten.addAll(engine.wakeOnNews(Party.target(id), job));
        return List.of(job);
    }

    /** The others have something to do only while the first is on its way. */
    private static void wake(List<Job> delivering, Flights flights) {
        List<Job> needed = flights.any() ? delivering : delivering.subList(0, 1);
        needed.forEach(job -> job.wakeWithin(LINGER));
    }

    /** What the reading of events knows, for delivery. */
    private record EventsOf(ReplyLoop loop, Duration pause) implements EventsRead {

        @Override
        public Instant completeSince() {
            return loop.completeSince();
        }
    }
}
