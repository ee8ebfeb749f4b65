// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.pacing.BackOff;
import io.parley.internal.store.Cause;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Departures;
import io.parley.internal.store.Items;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links;
import io.parley.internal.store.Tx;
import io.parley.spi.SyncException;
import io.parley.spi.crm.WriteOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records what became of a batch: links, rows, lanes. For one transaction. */
final class Outcomes {

    private static final Duration PATIENCE = Duration.ofHours(72);

    private final Tx tx;
    private final String target;
    private final Batch batch;
    private final EventsRead eventsRead;
    private final Deliveries deliveries;
    private final Links links;
    private final Map<String, SyncException> failures = new HashMap<>();
    private final Map<String, SyncException> lostParents = new HashMap<>();
    private final Map<String, Duration> rests = new HashMap<>();
    private final List<SyncException> general = new ArrayList<>();
    private int rejected;

    Outcomes(Tx tx, String target, Batch batch, EventsRead eventsRead) {
        this.tx = tx;
        this.target = target;
        this.batch = batch;
        this.eventsRead = eventsRead;
        this.deliveries = new Deliveries(tx);
        this.links = new Links(tx);
    }

    /**
     * What the loop has to know about a batch.
     *
     * @param general failures that concern the whole target
     * @param rejected how many rows were put aside
     */
    record Summary(List<SyncException> general, int rejected) {}

    /** Each write has its own outcome. */
    Summary each(List<WriteOutcome> outcomes) throws SQLException {
        for (int i = 0; i < outcomes.size(); i++) {
            record(batch.planned().get(i), outcomes.get(i));
        }
        return release();
    }

    /** The call failed as a whole, through no fault of any row: nothing is counted against them. */
    Summary whole(boolean inDoubt) throws SQLException {
        for (Planned planned : batch.planned()) {
            if (!inDoubt) {
                notMade(planned);
                continue;
            }
            doubted(planned);
            if (planned instanceof Planned.Row row) {
                deliveries.doubted(row.row());
            }
        }
        return release();
    }

    /** The plug-in has a defect: everything is in doubt, and five tries are enough. */
    Summary defect(String reason) throws SQLException {
        for (Planned planned : batch.planned()) {
            doubted(planned);
        }
        for (Planned.Row planned : batch.rows()) {
            if (planned.row().tries() + 1 >= 5) {
                park(planned, Cause.DEFECT, reason, true);
            } else {
                failed(planned.row(), reason, true);
            }
        }
        return release();
    }

    private void record(Planned planned, WriteOutcome outcome) throws SQLException {
        if (outcome instanceof WriteOutcome.Done done) {
            if (planned instanceof Planned.Record known) {
                links.linked(target, known.write().key(), done.ref(), known.revision());
            } else if (planned instanceof Planned.Row row) {
                deliveries.delivered(row.row(), done.ref());
                if (row.row().kind() == Items.Kind.PROFILE) {
                    links.linked(target, row.contactKey(), done.ref(), row.row().revision());
                }
                over(row);
            }
        } else if (outcome instanceof WriteOutcome.Failed failed) {
            failures.put(planned.write().key(), failed.reason());
            if (isParent(planned)) {
                lostParents.put(planned.write().key(), failed.reason());
            }
            failed(planned, failed.reason());
        } else if (outcome instanceof WriteOutcome.NotAttempted notAttempted) {
            notAttempted(planned, notAttempted.causeKey());
        }
    }

    private void failed(Planned planned, SyncException reason) throws SQLException {
        if (planned instanceof Planned.Row row) {
            failedRow(row, reason);
        }
        if (reason.inDoubt()) {
            doubted(planned);
        } else {
            notMade(planned);
        }
        if (reason instanceof SyncException.RateLimited
                || reason instanceof SyncException.AuthExpired
                || reason instanceof SyncException.Permanent) {
            general.add(reason);
        }
    }

    private void failedRow(Planned.Row planned, SyncException reason) throws SQLException {
        Delivery row = planned.row();
        if (reason instanceof SyncException.RecordGone) {
            gone(planned, reason.getMessage());
        } else if (reason instanceof SyncException.ItemRejected) {
            park(planned, Cause.REFUSED, reason.getMessage(), false);
        } else if (reason instanceof SyncException.Transient) {
            boolean tooLong = row.failedSince() != null
                    && row.failedSince().plus(PATIENCE).isBefore(tx.now());
            if (tooLong) {
                park(planned, Cause.GAVE_UP, reason.getMessage(), reason.inDoubt() || row.inDoubt());
            } else {
                failed(row, reason.getMessage(), reason.inDoubt() || row.inDoubt());
            }
        }
    }

    /** What is gone may have been merged: it is put aside only when everything is known that people did before it was. */
    private void gone(Planned.Row planned, String reason) throws SQLException {
        Delivery row = planned.row();
        // A merge that was told while the batch was on its way explains what was found gone before.
        Instant since = deliveries.find(row.id()).map(Delivery::goneSince).orElse(tx.now());
        if (eventsRead.completeSince().isAfter(since)) {
            park(planned, Cause.REFUSED, reason, false);
        } else {
            deliveries.gone(row, reason);
            rests.merge(row.lane(), longer(BackOff.after(1), eventsRead.pause()), Outcomes::longer);
        }
    }

    private void failed(Delivery row, String reason, boolean inDoubt) throws SQLException {
        deliveries.failed(row, reason, inDoubt);
        rests.merge(row.lane(), BackOff.after(row.tries() + 1), Outcomes::longer);
    }

    private void notAttempted(Planned planned, String causeKey) throws SQLException {
        @Nullable SyncException cause = lostParents.getOrDefault(causeKey, failures.get(causeKey));
        if (planned instanceof Planned.Row row) {
            List<SyncException> parents = Stream.of(row.contactKey(), String.valueOf(row.caseKey()))
                    .map(lostParents::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (parents.stream().anyMatch(SyncException.RecordGone.class::isInstance)) {
                gone(row, "What it belongs to is gone: " + parents.get(0).getMessage());
            } else if (parents.stream().anyMatch(SyncException.ItemRejected.class::isInstance)) {
                park(
                        row,
                        Cause.BLOCKED,
                        "What it belongs to was refused: " + parents.get(0).getMessage(),
                        false);
            } else {
                rests.merge(row.row().lane(), BackOff.after(1), Outcomes::longer);
            }
        } else if (cause != null && belongsTo(planned, causeKey)) {
            lostParents.put(planned.write().key(), cause);
        }
        notMade(planned);
    }

    /** Whether what failed is a parent of it: a neighbour that dragged it down is not its own fault. */
    private static boolean belongsTo(Planned planned, String causeKey) {
        return planned.write().parents().stream()
                .anyMatch(parent -> parent.key().equals(causeKey));
    }

    /** A contact or a case may have the same key as a message. */
    private static boolean isParent(Planned planned) {
        return planned instanceof Planned.Record
                || (planned instanceof Planned.Row row && row.row().kind() == Items.Kind.PROFILE);
    }

    /** What an earlier try left in doubt stays in doubt, however certainly this one failed. */
    private void notMade(Planned planned) throws SQLException {
        if (isParent(planned) && !planned.write().inDoubt()) {
            links.notMade(target, planned.write().key());
        }
    }

    private void doubted(Planned planned) throws SQLException {
        if (isParent(planned)) {
            links.doubted(target, planned.write().key());
        }
    }

    private void park(Planned.Row planned, Cause cause, String reason, boolean inDoubt) throws SQLException {
        deliveries.parked(planned.row(), cause, reason, inDoubt);
        over(planned);
        rejected++;
    }

    /** What it was written in place of is over too. */
    private void over(Planned.Row planned) throws SQLException {
        for (Delivery earlier : planned.earlier()) {
            deliveries.dropped(earlier, "superseded");
        }
    }

    private Summary release() throws SQLException {
        new Departures(tx).back(batch.departure(), batch.epoch());
        Lanes lanes = new Lanes(tx);
        Set<String> atOnce = new LinkedHashSet<>(batch.lanes());
        for (var rest : rests.entrySet()) {
            atOnce.remove(rest.getKey());
            lanes.release(target, List.of(rest.getKey()), batch.epoch(), rest.getValue());
        }
        lanes.release(target, atOnce, batch.epoch(), Duration.ZERO);
        return new Summary(general, rejected);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
