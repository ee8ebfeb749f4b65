// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.deliver.Outcomes.Summary;
import io.parley.internal.identity.CasePolicy;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Meta;
import io.parley.internal.store.Store;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.WriteOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is pending for one target, a batch a round; beside others for the same target, if it takes several at once. */
public final class DeliveryLoop implements Round {

    private static final Duration UNTIL_OTHERS_ARE_BACK = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    private final String target;
    private final Party party;
    private final CrmAdapter adapter;
    private final CasePolicy policy;
    private final Store store;
    private final Gates gates;
    private final Faults faults;
    private final Runnable check;
    private final EventsRead eventsRead;
    private final Flights flights;
    private final Runnable another;
    private final Mapper mapper;
    private final Matcher matcher;
    private int failures;
    private int mostRows;

    /**
     * A loop for one target.
     *
     * @param policy what becomes of closed cases
     * @param check asks for a check of the target, when it refused something
     * @param eventsRead how far it is known what people do there
     * @param flights shared by the loops of the target
     * @param another wakes another loop of the target, when there may be more to write at once
     * @param mappings say what goes into which fields
     * @param matcher asks whether the CRM knows people
     */
    public DeliveryLoop(
            String target,
            CrmAdapter adapter,
            CasePolicy policy,
            Store store,
            Gates gates,
            Faults faults,
            Runnable check,
            EventsRead eventsRead,
            Flights flights,
            Runnable another,
            Mappings mappings,
            Matcher matcher) {
        this.target = target;
        this.party = Party.target(target);
        this.adapter = adapter;
        this.policy = policy;
        this.store = store;
        this.gates = gates;
        this.faults = faults;
        this.check = check;
        this.eventsRead = eventsRead;
        this.flights = flights;
        this.another = another;
        this.mapper = new Mapper(target, mappings, store);
        this.matcher = matcher;
        this.mostRows = adapter.describe().maxBatch();
    }

    @Override
    public Duration run() throws InterruptedException {
        if (!mapper.ready()) {
            return UNTIL_WOKEN;
        }
        OptionalLong epoch = flights.enter(this::takeOver);
        if (epoch.isEmpty()) {
            return UNTIL_OTHERS_ARE_BACK;
        }
        try {
            Clearance clearance = Clearance.of(gates, party);
            return clearance.least().isPresent()
                    ? deliverNext(epoch.getAsLong(), clearance.least().get(), clearance.rest())
                    : clearance.rest();
        } finally {
            flights.leave();
        }
    }

    /**
     * Delivers what comes next.
     *
     * @param least the rank of the least urgent that may go
     * @param rest how long what is less urgent has to wait
     */
    private Duration deliverNext(long epoch, int least, Duration rest) throws InterruptedException {
        Batch batch = lease(epoch, least);
        try {
            if (batch.full()) {
                another.run();
            }
            if (!batch.planned().isEmpty()) {
                Duration pause = deliver(batch);
                return pause.isZero() ? matcher.ask(batch.asked()) : pause;
            }
            return batch.asked().isEmpty() && !batch.moved()
                    ? shorter(untilNext(least), rest)
                    : matcher.ask(batch.asked());
        } finally {
            flights.land(batch.people());
        }
    }

    private long takeOver() {
        return store.write(tx -> {
            long drawn = new Meta(tx).nextEpoch();
            new Meta(tx).meet(party.side(), target, tx.now());
            new Lanes(tx).recover(target, drawn);
            return drawn;
        });
    }

    private Batch lease(long epoch, int least) {
        CrmDescription crm = adapter.describe();
        Duration silence = matcher.silence();
        Set<String> boarded = new HashSet<>();
        try {
            return store.write(tx -> {
                Strangers strangers = matcher.strangers(tx, silence);
                Batch batch =
                        new BatchPlanner(tx, target, epoch, crm, policy, mostRows, flights, strangers).plan(least);
                boarded.addAll(batch.people());
                flights.board(boarded);
                return batch;
            });
        } catch (RuntimeException e) {
            flights.land(boarded);
            throw e;
        }
    }

    private Duration deliver(Batch batch) throws InterruptedException {
        Filled filled = fill(batch);
        List<WriteOutcome> outcomes;
        try {
            outcomes = write(filled);
        } catch (SyncException e) {
            return failed(batch, e);
        } catch (InterruptedException e) {
            record(batch, found -> found.whole(true));
            throw e;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The adapter of {} has a defect", party, e);
            String reason = "The adapter failed: " + e;
            record(batch, found -> found.defect(reason));
            return Duration.ZERO;
        }
        return after(record(batch, found -> found.each(outcomes)));
    }

    private Filled fill(Batch batch) {
        try {
            return mapper.fill(batch.planned());
        } catch (RuntimeException e) {
            record(batch, found -> found.whole(false));
            throw e;
        }
    }

    private List<WriteOutcome> write(Filled filled) throws SyncException, InterruptedException {
        List<CrmWrite> writes = filled.writes();
        List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : call(writes);
        if (outcomes.size() != writes.size()) {
            throw new IllegalStateException(outcomes.size() + " outcomes for " + writes.size() + " writes");
        }
        return filled.complete(outcomes);
    }

    private List<WriteOutcome> call(List<CrmWrite> writes) throws SyncException, InterruptedException {
        flights.beginCall();
        try {
            return adapter.write(writes);
        } finally {
            flights.endCall();
        }
    }

    private Duration after(Summary summary) {
        if (summary.rejected() > 0) {
            check.run();
        }
        if (!summary.general().isEmpty()) {
            return faults.met(summary.general().get(0), party, Operation.WRITE, ++failures);
        }
        if (failures > 0) {
            faults.over(party, Operation.WRITE);
            failures = 0;
        }
        mostRows = Math.min(adapter.describe().maxBatch(), mostRows * 2);
        return Duration.ZERO;
    }

    /** A refusal of the whole batch is one row's fault: halves of it are tried until that row stands alone. */
    private Duration failed(Batch batch, SyncException fault) {
        boolean refused = fault instanceof SyncException.ItemRejected || fault instanceof SyncException.RecordGone;
        int rows = batch.rows().size();
        if (refused && rows == 1) {
            List<WriteOutcome> same = Collections.nCopies(batch.planned().size(), new WriteOutcome.Failed(fault));
            return after(record(batch, found -> found.each(same)));
        }
        record(batch, found -> found.whole(fault.inDoubt()));
        if (refused) {
            mostRows = Math.max(1, rows / 2);
            return Duration.ZERO;
        }
        return faults.met(fault, party, Operation.WRITE, ++failures);
    }

    /** What cannot be recorded is in doubt: the next round takes over from this one as from a stranger. */
    private Summary record(Batch batch, Recording recording) {
        try {
            return store.write(tx -> recording.into(new Outcomes(tx, target, batch, eventsRead)));
        } catch (RuntimeException e) {
            flights.lost();
            throw e;
        }
    }

    /** Records what became of a batch. */
    @FunctionalInterface
    private interface Recording {

        Summary into(Outcomes outcomes) throws SQLException;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration untilNext(int least) {
        return store.read(tx -> new Lanes(tx).nextDue(target, least).map(due -> {
                    Duration wait = Duration.between(tx.now(), due);
                    return wait.isNegative() ? Duration.ZERO : wait;
                }))
                .orElse(UNTIL_WOKEN);
    }
}
