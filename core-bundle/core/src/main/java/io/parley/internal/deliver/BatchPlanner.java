// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.identity.CasePolicy;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Departures;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Tx;
import io.parley.spi.crm.CrmDescription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leases lanes and makes a batch of what is pending in them: contacts first, then cases, then the rows in their order. For
 * one transaction.
 */
final class BatchPlanner {

    private final Tx tx;
    private final String target;
    private final long epoch;
    private final int mostRows;
    private final boolean keepsOrder;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Records records;
    private final Settling settling;
    private final Hesitation hesitation;
    private final RowPlanner rows;
    private final Strangers strangers;
    private final Relinking relinking;
    private final Set<String> leased = new LinkedHashSet<>();

    BatchPlanner(
            Tx tx,
            String target,
            long epoch,
            CrmDescription crm,
            CasePolicy policy,
            int mostRows,
            Flights flights,
            Strangers strangers) {
        this.tx = tx;
        this.target = target;
        this.epoch = epoch;
        this.mostRows = mostRows;
        this.keepsOrder = crm.keepsOrder();
        this.deliveries = new Deliveries(tx);
        this.lanes = new Lanes(tx);
        this.records = new Records(tx, target, crm.maxBatch());
        this.settling = new Settling(tx);
        this.hesitation = new Hesitation(tx, target, crm, records, settling, flights);
        this.strangers = strangers;
        this.relinking = new Relinking(tx, target, flights);
        this.rows = new RowPlanner(tx, target, policy, records, hesitation, settling, strangers);
    }

    /**
     * A batch.
     *
     * @param least the rank of the least urgent lanes
     */
    Batch plan(int least) throws SQLException {
        relinking.carryOut();
        Backlog backlog = new Backlog(tx, target, least, mostRows);
        for (String lane : backlog.lanes()) {
            if (full()) {
                break;
            }
            planLane(lane, backlog.of(lane));
        }
        lanes.lease(target, leased, epoch);
        return new Batch(records.planned(), leased, epoch, departure(), strangers.asked(), settling.any(), full());
    }

    private long departure() throws SQLException {
        List<Delivery> tried = records.tried();
        return tried.isEmpty() ? 0 : new Departures(tx).add(target, epoch, tried);
    }

    private boolean full() {
        return records.full() || records.rows() >= mostRows;
    }

    private void planLane(String lane, List<Delivery> pending) throws SQLException {
        int before = records.rows();
        Map<String, List<Delivery>> sameThing = new HashMap<>();
        pending.forEach(row ->
                sameThing.computeIfAbsent(row.key(), key -> new ArrayList<>(1)).add(row));
        for (int i = 0; i < pending.size() && !full(); i++) {
            Delivery row = pending.get(i);
            Step step = records.plans(row) ? Step.PLANNED : planInPlace(row, later(row, sameThing.get(row.key())));
            boolean wouldOvertake = step == Step.PLANNED && !keepsOrder;
            if (step == Step.REST || wouldOvertake) {
                break;
            }
        }
        if (records.rows() == before) {
            lanes.tidy(target, lane);
        } else {
            leased.add(lane);
        }
    }

    private static List<Delivery> later(Delivery row, List<Delivery> same) {
        return same.subList(same.indexOf(row) + 1, same.size());
    }

    /**
     * Plans a row, or what has superseded it: the newest revision is written in the place of the first, so that the order
     * of a conversation is that of its first revisions.
     *
     * @param later rows of the same thing that stand behind it in the lane
     */
    private Step planInPlace(Delivery row, List<Delivery> later) throws SQLException {
        if (later.isEmpty()) {
            return planIfCertain(row, List.of());
        }
        Delivery last = later.get(later.size() - 1);
        if (last.kind() != row.kind()) {
            return mayStand(row) ? planIfCertain(row, List.of()) : settling.drop(row, "superseded");
        }
        List<Delivery> earlier = new ArrayList<>(List.of(row));
        earlier.addAll(later.subList(0, later.size() - 1));
        return planIfCertain(last, earlier);
    }

    /** Whether it may stand in the CRM without a known record: then it must be known before it can be removed. */
    private boolean mayStand(Delivery row) throws SQLException {
        return row.inDoubt() && deliveries.written(target, row.key()).isEmpty();
    }

    private Step planIfCertain(Delivery row, List<Delivery> earlier) throws SQLException {
        if (deliveries.superseded(row)) {
            for (Delivery old : earlier) {
                settling.drop(old, "superseded");
            }
            return settling.drop(row, "superseded");
        }
        Optional<Step> hesitant = hesitation.over(row);
        return hesitant.isPresent() ? hesitant.get() : rows.plan(row, earlier);
    }
}
