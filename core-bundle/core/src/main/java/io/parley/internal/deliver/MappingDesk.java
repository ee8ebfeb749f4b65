// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.identity.CasePolicy;
import io.parley.internal.mapping.Mapping;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.mapping.Mappings.Described;
import io.parley.internal.mapping.Preview;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Reapplication;
import io.parley.internal.store.Reapplication.Phase;
import io.parley.internal.store.Standing;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Describer;
import io.parley.spi.crm.Previewer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.StreamSupport;

/** What a person can ask and decide about the mapping of a target. Any thread. */
public final class MappingDesk {

    private final Store store;
    private final Mappings mappings;
    private final Gates gates;
    private final Faults faults;
    private final Hints hints;
    private final InstantSource clock;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /** Joins what is needed. */
    public MappingDesk(Store store, Mappings mappings, Gates gates, Faults faults, Hints hints, InstantSource clock) {
        this.store = store;
        this.mappings = mappings;
        this.gates = gates;
        this.faults = faults;
        this.hints = hints;
        this.clock = clock;
    }

    private record Seat(CrmAdapter adapter, CasePolicy policy, boolean mayWrite, ReentrantLock calling) {}

    /** A call of an adapter. */
    @FunctionalInterface
    private interface Call<T> {

        T made() throws SyncException, InterruptedException, MappingException;
    }

    /**
     * A target can be asked from now on.
     *
     * @param policy what becomes of closed cases there
     * @param mayWrite whether it is written to at all
     * @param asking held while the adapter is asked
     * @return ends that
     */
    public Runnable serve(
            String target, CrmAdapter adapter, CasePolicy policy, boolean mayWrite, ReentrantLock asking) {
        Seat seat = new Seat(adapter, policy, mayWrite, asking);
        seats.put(target, seat);
        return () -> seats.remove(target, seat);
    }

    /** Whether a target takes a mapping. */
    public boolean serves(String target) {
        Seat seat = seats.get(target);
        return seat != null && seat.adapter() instanceof Describer;
    }

    /**
     * Asks the CRM for its fields.
     *
     * @throws SyncException if it cannot be asked now
     */
    public Described fields(String target) throws SyncException, InterruptedException {
        Seat seat = seat(target);
        if (!(seat.adapter() instanceof Describer describer)) {
            throw new SyncException.Permanent("The adapter of target " + target + " takes no mapping");
        }
        try {
            Described described = called(target, seat, () -> new Described(describer.records(), clock.instant()));
            mappings.described(target, described);
            return described;
        } catch (MappingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What would be written.
     *
     * @param draft a mapping that is not used yet; empty for the one that is
     * @param mostRows of what waits, or was delivered
     * @throws MappingException if the mapping does not fit
     * @throws SyncException if the CRM cannot be asked now
     */
    public Preview preview(String target, Optional<MappingText> draft, int mostRows)
            throws SyncException, InterruptedException, MappingException {
        Seat seat = seat(target);
        if (!(seat.adapter() instanceof Previewer previewer)) {
            throw new SyncException.Permanent("The adapter of target " + target + " has no preview");
        }
        Described described = mappings.described(target).isPresent()
                        && !mappings.described(target).get().records().isEmpty()
                ? mappings.described(target).get()
                : fields(target);
        MappingText text = draft.or(() -> mappings.wanted(target)).orElse(MappingText.none());
        Mapping mapping = Mapping.of(text, described.records());
        return called(target, seat, () -> new Rehearsal(target, previewer, seat.policy(), mappings, store)
                .of(mapping, mostRows));
    }

    /**
     * Begins to look what would be different if the mapping were applied to what was written before.
     *
     * @param since when it was written at the earliest
     * @param limit most records
     * @throws SyncException if that cannot be found out for this target
     */
    public ObjectNode look(String target, Instant since, long limit) throws SyncException {
        Mapping mapping = mappings.used(target)
                .orElseThrow(() -> new SyncException.Permanent("Target " + target
                        + " has no mapping that could be applied; write one first, or wait until it is known to fit"));
        if (!(seat(target).adapter() instanceof Previewer)) {
            throw new SyncException.Permanent("The adapter of target " + target + " has no preview");
        }
        ObjectNode begun = store.write(tx -> {
            Reapplication job = Reapplication.of(
                    UUID.randomUUID().toString(), mark(mapping), since, limit, new Standing(tx).last());
            job.note(tx, target);
            tx.afterCommit(hints.about(Hints.mapping(target)));
            return job.json();
        });
        return begun;
    }

    /**
     * Writes what was found to be different.
     *
     * @param id of what was looked at
     * @return empty if that is not waiting for a word
     * @throws SyncException if nothing is written to this target
     */
    public Optional<ObjectNode> write(String target, String id) throws SyncException {
        if (!seat(target).mayWrite()) {
            throw new SyncException.Permanent(
                    "Target " + target + " runs dry: nothing is written to it. Switch dryRun off first");
        }
        return change(target, id, Phase.LOOKED, job -> job.begin(Phase.WRITING));
    }

    /** Ends what is on its way; what was changed stays so. */
    public Optional<ObjectNode> stop(String target, String id) {
        Optional<ObjectNode> looking = end(target, id, Phase.LOOKING);
        return looking.isPresent() ? looking : end(target, id, Phase.WRITING);
    }

    /** How far it is; empty if there never was one. */
    public Optional<ObjectNode> progress(String target) {
        return store.read(tx -> Reapplication.of(tx, target)).map(Reapplication::json);
    }

    /** Changes a job. */
    @FunctionalInterface
    private interface Turn {

        void take(Reapplication job);
    }

    private Optional<ObjectNode> end(String target, String id, Phase from) {
        return change(target, id, from, job -> job.end(Phase.STOPPED, "A person ended it."));
    }

    private Optional<ObjectNode> change(String target, String id, Phase from, Turn turn) {
        return store.write(tx -> {
            Optional<Reapplication> job =
                    Reapplication.of(tx, target).filter(known -> known.id().equals(id) && known.phase() == from);
            if (job.isPresent()) {
                turn.take(job.get());
                job.get().note(tx, target);
                tx.afterCommit(hints.about(Hints.mapping(target)));
            }
            return job.map(Reapplication::json);
        });
    }

    private Seat seat(String target) throws SyncException {
        Seat seat = seats.get(target);
        if (seat == null) {
            throw new SyncException.Permanent("No plug-in serves target " + target);
        }
        return seat;
    }

    private <T> T called(String target, Seat seat, Call<T> call)
            throws SyncException, InterruptedException, MappingException {
        Party party = Party.target(target);
        Optional<Duration> silence = gates.wait(party, Operation.FIELDS);
        if (silence.isPresent()) {
            throw new SyncException.RateLimited(
                    "The CRM of " + party + " must not be called now",
                    clock.instant().plus(silence.get()));
        }
        seat.calling().lockInterruptibly();
        try {
            return call.made();
        } catch (SyncException.RateLimited | SyncException.AuthExpired e) {
            faults.met(e, party, Operation.FIELDS, 1);
            throw e;
        } finally {
            seat.calling().unlock();
        }
    }

    /** Tells a mapping from any other. */
    static String mark(Mapping mapping) {
        return UUID.nameUUIDFromBytes(mapping.text().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String word(CrmWrite.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static List<String> names(ObjectNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
