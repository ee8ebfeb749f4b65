// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.deliver.Past.Record;
import io.parley.internal.mapping.Mapping;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.routing.Priority;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Reapplication;
import io.parley.internal.store.Reapplication.Count;
import io.parley.internal.store.Reapplication.Phase;
import io.parley.internal.store.Reapplication.Section;
import io.parley.internal.store.Store;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a mapping to what was written before, some records a round, whenever nothing else is to be written: looks what
 * would be different, and on a person's word changes that.
 */
public final class ReapplyLoop implements Round {

    private static final Duration AFTER_OTHERS = Duration.ofSeconds(1);
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final int MOST_RECORDS = 50;
    private static final int MOST_TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(ReapplyLoop.class);

    private final Party party;
    private final CrmAdapter adapter;
    private final Previewer previewer;
    private final Store store;
    private final Mappings mappings;
    private final Gates gates;
    private final Faults faults;
    private final Flights flights;
    private final boolean mayWrite;
    private int failures;

    /**
     * A loop for one target.
     *
     * @param flights shared with the loops that deliver
     * @param mayWrite whether it may do more than look
     */
    public ReapplyLoop(
            String target,
            Previewer adapter,
            Store store,
            Mappings mappings,
            Gates gates,
            Faults faults,
            Flights flights,
            boolean mayWrite) {
        this.party = Party.target(target);
        this.adapter = adapter;
        this.previewer = adapter;
        this.store = store;
        this.mappings = mappings;
        this.gates = gates;
        this.faults = faults;
        this.flights = flights;
        this.mayWrite = mayWrite;
    }

    @Override
    public Duration run() throws InterruptedException {
        Optional<Reapplication> job = store.read(tx -> Reapplication.of(tx, party.id()));
        boolean due = job.isPresent()
                && (job.get().phase() == Phase.LOOKING || job.get().phase() == Phase.WRITING && mayWrite);
        if (!due || !mappings.obstacle(party.id()).isEmpty()) {
            return UNTIL_WOKEN;
        }
        Optional<Duration> silence = gates.wait(party, Operation.REAPPLY);
        if (silence.isPresent()) {
            return silence.get();
        }
        if (mayWrite
                && store.read(tx -> !new Lanes(tx)
                        .due(party.id(), Priority.BACKFILL.rank(), 1)
                        .isEmpty())) {
            return AFTER_OTHERS;
        }
        Optional<Mapping> mapping = mappings.used(party.id());
        if (mapping.isEmpty()
                || !MappingDesk.mark(mapping.get()).equals(job.get().mapping())) {
            job.get().end(Phase.STOPPED, "The mapping has changed since; look again what would be different.");
            note(job.get());
            return UNTIL_WOKEN;
        }
        return goOn(job.get(), mapping.get());
    }

    private Duration goOn(Reapplication job, Mapping mapping) throws InterruptedException {
        Rereading next = store.rehearse(tx -> Rereading.next(tx, party.id(), job, MOST_RECORDS, flights));
        if (next.busy()) {
            return A_MOMENT;
        }
        try {
            job.add(Count.LOOKED_AT, next.records().size());
            apply(job, looked(next, mapping));
            job.move(next.section(), next.after());
            if (next.section() == Section.END) {
                job.end(job.phase() == Phase.LOOKING ? Phase.LOOKED : Phase.DONE, "");
            }
            note(job);
            faults.over(party, Operation.REAPPLY);
            failures = 0;
            return next.section() == Section.END ? UNTIL_WOKEN : Duration.ZERO;
        } catch (SyncException e) {
            return failed(e, next);
        } catch (LinkageError e) {
            LOG.warn("The adapter of {} has a defect", party, e);
            return failed(new SyncException.Transient("The adapter failed: " + e, true, e), next);
        } finally {
            next.land(flights);
        }
    }

    private Anew looked(Rereading next, Mapping mapping) throws SyncException, InterruptedException {
        flights.asking().lockInterruptibly();
        try {
            return Anew.of(next.records(), mapping, previewer);
        } finally {
            flights.asking().unlock();
        }
    }

    /** What was changed is found as it shall be when the same records are looked at again. */
    private Duration failed(SyncException fault, Rereading next) {
        boolean refused = fault instanceof SyncException.ItemRejected || fault instanceof SyncException.RecordGone;
        failures++;
        if (failures >= MOST_TRIES
                && (refused
                        || fault instanceof SyncException.Transient
                                && !next.records().isEmpty())) {
            Reapplication job =
                    store.read(tx -> Reapplication.of(tx, party.id())).orElseThrow();
            for (Record record : next.records()) {
                job.fail(kind(record.write()), record.ref().id(), fault.getMessage());
            }
            job.add(Count.LOOKED_AT, next.records().size());
            job.move(next.section(), next.after());
            note(job);
            failures = 0;
            return Duration.ZERO;
        }
        return faults.met(
                refused ? new SyncException.Transient(fault.getMessage(), false, fault) : fault,
                party,
                Operation.REAPPLY,
                failures);
    }

    private void apply(Reapplication job, Anew anew) throws SyncException, InterruptedException {
        anew.failures()
                .forEach((record, reason) ->
                        job.fail(kind(record.write()), record.ref().id(), reason));
        if (job.phase() == Phase.LOOKING) {
            job.add(Count.DIFFERENT, anew.differences().size());
            for (Map.Entry<ChangeFields, RecordPreview> one : anew.differences().entrySet()) {
                job.sample(shown(one.getKey(), one.getValue()));
            }
        } else if (!anew.differences().isEmpty()) {
            write(job, List.copyOf(anew.differences().keySet()));
        }
    }

    private void write(Reapplication job, List<ChangeFields> changes) throws SyncException, InterruptedException {
        List<WriteOutcome> outcomes = call(changes);
        for (int i = 0; i < changes.size(); i++) {
            ChangeFields change = changes.get(i);
            if (outcomes.get(i) instanceof WriteOutcome.Done) {
                job.add(Count.CHANGED, 1);
            } else if (outcomes.get(i) instanceof WriteOutcome.Failed failed) {
                refuseToGoOn(failed.reason(), outcomes);
                job.fail(
                        kind(change),
                        change.ref().orElseThrow().id(),
                        failed.reason().getMessage());
            } else {
                job.fail(kind(change), change.ref().orElseThrow().id(), "It was not attempted.");
            }
        }
    }

    private List<WriteOutcome> call(List<ChangeFields> changes) throws SyncException, InterruptedException {
        flights.beginCall();
        try {
            List<WriteOutcome> outcomes = adapter.write(List.copyOf(changes));
            if (outcomes.size() != changes.size()) {
                throw new IllegalStateException(outcomes.size() + " outcomes for " + changes.size() + " writes");
            }
            return outcomes;
        } finally {
            flights.endCall();
        }
    }

    /** What fails for now is tried again with its neighbours, some times; those that were changed are counted at once. */
    private void refuseToGoOn(SyncException reason, List<WriteOutcome> outcomes) throws SyncException {
        boolean lasting = reason instanceof SyncException.ItemRejected || reason instanceof SyncException.RecordGone;
        boolean tooOften = reason instanceof SyncException.Transient && failures + 1 >= MOST_TRIES;
        if (lasting || tooOften) {
            return;
        }
        Reapplication before =
                store.read(tx -> Reapplication.of(tx, party.id())).orElseThrow();
        before.add(
                Count.CHANGED,
                outcomes.stream().filter(WriteOutcome.Done.class::isInstance).count());
        note(before);
        throw reason;
    }

    private void note(Reapplication job) {
        store.write(tx -> {
            Optional<Reapplication> before = Reapplication.of(tx, party.id());
            if (before.isPresent()
                    && before.get().id().equals(job.id())
                    && before.get().phase() != Phase.STOPPED) {
                job.note(tx, party.id());
            }
            return null;
        });
    }

    private static ObjectNode shown(ChangeFields change, RecordPreview preview) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind(change))
                .put("type", preview.type())
                .put("record", change.ref().orElseThrow().id());
        ObjectNode before = preview.before();
        before.retain(MappingDesk.names(preview.difference()));
        shown.set("before", before);
        shown.set("after", preview.difference());
        return shown;
    }

    private static String kind(CrmWrite write) {
        CrmWrite.Kind kind = write instanceof ChangeFields change ? change.record() : write.kind();
        return MappingDesk.word(kind);
    }
}
