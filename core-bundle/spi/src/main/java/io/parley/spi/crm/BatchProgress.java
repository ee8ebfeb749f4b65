// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What has become of the writes of a batch so far: for adapters that carry a batch out in several calls. For one thread. */
public final class BatchProgress {

    private final List<CrmWrite> batch;
    private final Map<CrmWrite, WriteOutcome> outcomes = new IdentityHashMap<>();
    private final Map<String, WriteOutcome> parents = new HashMap<>();

    /**
     * Begins.
     *
     * @param batch what was handed to {@link CrmAdapter#write}
     */
    public BatchProgress(List<CrmWrite> batch) {
        this.batch = List.copyOf(batch);
    }

    /**
     * The writes of a kind that have no outcome yet, in their order. Those whose parent failed get their outcome here, so
     * that they need not be tried.
     *
     * @param kind the class of the writes
     * @param <W> that class
     * @return what is to be done
     */
    public <W extends CrmWrite> List<W> open(Class<W> kind) {
        List<W> open = new ArrayList<>();
        for (CrmWrite write : batch) {
            if (kind.isInstance(write) && !outcomes.containsKey(write)) {
                Optional<Parent> lost = write.parents().stream()
                        .filter(parent ->
                                parents.containsKey(parent.key()) && ref(parent).isEmpty())
                        .findFirst();
                if (lost.isPresent()) {
                    notAttempted(write, lost.get().key());
                } else {
                    open.add(kind.cast(write));
                }
            }
        }
        return open;
    }

    /** {@return the record of a parent, known before or made in this batch} */
    public Optional<CrmRef> ref(Parent parent) {
        return parent.ref().isPresent()
                ? parent.ref()
                : Optional.ofNullable(parents.get(parent.key()))
                        .filter(WriteOutcome.Done.class::isInstance)
                        .map(done -> ((WriteOutcome.Done) done).ref());
    }

    /** Notes that a write stands in the CRM. */
    public void done(CrmWrite write, CrmRef ref) {
        note(write, new WriteOutcome.Done(ref));
    }

    /** Notes that a write failed, or may have. */
    public void failed(CrmWrite write, SyncException reason) {
        note(write, new WriteOutcome.Failed(reason));
    }

    /** Notes that a write certainly was not carried out because of another. */
    public void notAttempted(CrmWrite write, String causeKey) {
        note(write, new WriteOutcome.NotAttempted(causeKey));
    }

    /**
     * Ends the batch because a call failed that concerned some writes: these failed with it, the others without an outcome
     * were not attempted.
     *
     * @param concerned what the call was about; at least one
     * @param reason why it failed
     * @return {@link #outcomes()}
     */
    public List<WriteOutcome> abandoned(List<? extends CrmWrite> concerned, SyncException reason) {
        concerned.forEach(write -> failed(write, reason));
        for (CrmWrite write : batch) {
            if (!outcomes.containsKey(write)) {
                notAttempted(write, concerned.get(0).key());
            }
        }
        return outcomes();
    }

    /**
     * The end of the batch.
     *
     * @return one outcome for each write, in the order of the batch
     * @throws IllegalStateException if a write has none
     */
    public List<WriteOutcome> outcomes() {
        return batch.stream()
                .map(write -> Objects.requireNonNullElseGet(outcomes.get(write), () -> {
                    throw new IllegalStateException(write + " has no outcome");
                }))
                .toList();
    }

    /** A message may have the same key as a person. */
    private void note(CrmWrite write, WriteOutcome outcome) {
        outcomes.put(write, outcome);
        if (write.kind() == CrmWrite.Kind.CONTACT || write.kind() == CrmWrite.Kind.CONVERSATION) {
            parents.put(write.key(), outcome);
        }
    }
}
