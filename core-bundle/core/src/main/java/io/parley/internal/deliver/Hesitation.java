// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Items;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Tx;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmWrite;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what to do with a row while something that it needs may have been written already. For one transaction. */
final class Hesitation {

    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final Tx tx;
    private final String target;
    private final CrmDescription crm;
    private final Records records;
    private final Settling settling;
    private final Flights flights;
    private final Deliveries deliveries;
    private final Lanes lanes;

    Hesitation(Tx tx, String target, CrmDescription crm, Records records, Settling settling, Flights flights) {
        this.flights = flights;
        this.tx = tx;
        this.target = target;
        this.crm = crm;
        this.records = records;
        this.settling = settling;
        this.deliveries = new Deliveries(tx);
        this.lanes = new Lanes(tx);
    }

    /** What to do when something on its way carries a person or the conversation; empty when nothing does. */
    Optional<Step> aloft(Delivery row, String person) throws SQLException {
        if (!flights.carry(person) && !flights.carry(row.lane())) {
            return Optional.empty();
        }
        lanes.rest(target, row.lane(), A_MOMENT);
        return Optional.of(Step.REST);
    }

    /** What to do when the row itself, or an older revision of it, is in doubt; empty when it may be written. */
    Optional<Step> over(Delivery row) throws SQLException {
        if (row.kind() == Items.Kind.MOVE) {
            return Optional.empty(); // To do it again changes nothing, whatever is promised of other writes.
        }
        Optional<Step> hesitation = row.inDoubt() ? over(row, row) : Optional.empty();
        if (hesitation.isEmpty() && deliveries.written(target, row.key()).isEmpty()) {
            Optional<Delivery> doubtful = deliveries.doubtful(target, row.key(), row.revision());
            return doubtful.isEmpty() ? Optional.empty() : over(row, doubtful.get());
        }
        return hesitation;
    }

    /** What to do when a contact or case that the row belongs to is in doubt; empty when it may be written. */
    Optional<Step> over(Delivery row, String parent, CrmWrite.Kind kind) throws SQLException {
        Optional<Link> link = records.uncertain(parent);
        return link.isEmpty()
                ? Optional.empty()
                : over(row, kind, link.get().firstTriedAt(), link.get().triedAt());
    }

    private Optional<Step> over(Delivery row, Delivery tried) throws SQLException {
        return tried.firstTriedAt() == null || tried.triedAt() == null
                ? Optional.empty()
                : over(row, kindOf(row), tried.firstTriedAt(), tried.triedAt());
    }

    private Optional<Step> over(Delivery row, CrmWrite.Kind kind, Instant firstTriedAt, Instant triedAt)
            throws SQLException {
        Doubt doubt = new Doubt(crm.idempotence(kind), tx.now());
        if (doubt.needsPerson(firstTriedAt)) {
            return Optional.of(settling.parkInDoubt(row));
        }
        Optional<Duration> rest = doubt.rest(triedAt);
        if (rest.isPresent()) {
            lanes.rest(target, row.lane(), rest.get());
            return Optional.of(Step.REST);
        }
        return Optional.empty();
    }

    private static CrmWrite.Kind kindOf(Delivery row) {
        return switch (row.kind()) {
            case MESSAGE -> CrmWrite.Kind.MESSAGE;
            case REMOVAL -> CrmWrite.Kind.REMOVAL;
            case PROFILE -> CrmWrite.Kind.CONTACT;
            case NOTE -> CrmWrite.Kind.NOTE;
            case MOVE -> CrmWrite.Kind.MOVE;
            case REJECTED, CLOSING -> throw new IllegalStateException(row.kind() + " is never routed");
        };
    }
}
