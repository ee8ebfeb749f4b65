// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.identity.CaseFinder;
import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Deliveries.Written;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.Item;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Tx;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leases lanes and makes a batch of what is pending in them: contacts first, then cases, then the rows in their order. For
 * one transaction.
 */
final class BatchPlanner {

    private static final String IN_DOUBT =
            "It is not known whether this was written. Look into the CRM, then retry or drop it.";

    private static final Duration BETWEEN_PROFILES = Duration.ofHours(1);

    private final Tx tx;
    private final String target;
    private final long epoch;
    private final int mostRows;
    private final Deliveries deliveries;
    private final Items items;
    private final Lanes lanes;
    private final Records records;
    private final CrmDescription crm;
    private final Set<String> leased = new LinkedHashSet<>();
    private boolean moved;

    private enum Step {
        /** It is in the batch. */
        PLANNED,
        /** It needs no write any more. */
        SETTLED,
        /** It has to wait, and so has what stands behind it in its lane. */
        REST
    }

    BatchPlanner(Tx tx, String target, long epoch, CrmDescription crm, int mostRows) {
        this.tx = tx;
        this.target = target;
        this.epoch = epoch;
        this.mostRows = mostRows;
        this.deliveries = new Deliveries(tx);
        this.items = new Items(tx);
        this.lanes = new Lanes(tx);
        this.crm = crm;
        this.records = new Records(tx, target, crm.maxBatch());
    }

    Batch plan() throws SQLException {
        for (String lane : lanes.due(target, mostRows)) {
            if (records.full() || records.rows() >= mostRows) {
                break;
            }
            planLane(lane);
        }
        return new Batch(records.planned(), leased, epoch, moved);
    }

    private void planLane(String lane) throws SQLException {
        List<Delivery> pending = deliveries.pending(target, lane, mostRows - records.rows());
        int before = records.rows();
        for (int i = 0; i < pending.size() && !records.full(); i++) {
            Delivery row = pending.get(i);
            Step step = records.plans(row)
                    ? Step.PLANNED
                    : planInPlace(
                            row,
                            pending.subList(i + 1, pending.size()).stream()
                                    .filter(other -> other.key().equals(row.key()))
                                    .toList());
            if (step == Step.REST) {
                break;
            }
        }
        if (records.rows() == before) {
            lanes.tidy(target, lane);
        } else {
            lanes.lease(target, lane, epoch);
            leased.add(lane);
        }
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
            return mayStand(row) ? planIfCertain(row, List.of()) : drop(row, "superseded");
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
        Optional<Step> hesitation = row.inDoubt() ? hesitate(row, row) : Optional.empty();
        if (hesitation.isEmpty() && deliveries.written(target, row.key()).isEmpty()) {
            Optional<Delivery> doubtful = deliveries.doubtful(target, row.key(), row.revision());
            hesitation = doubtful.isEmpty() ? Optional.empty() : hesitate(row, doubtful.get());
        }
        return hesitation.isPresent() ? hesitation.get() : planRow(row, earlier);
    }

    private Optional<Step> hesitate(Delivery row, Delivery tried) throws SQLException {
        return tried.firstTriedAt() == null || tried.triedAt() == null
                ? Optional.empty()
                : hesitate(row, kindOf(row), tried.firstTriedAt(), tried.triedAt());
    }

    private static CrmWrite.Kind kindOf(Delivery row) {
        return switch (row.kind()) {
            case MESSAGE -> CrmWrite.Kind.MESSAGE;
            case REMOVAL -> CrmWrite.Kind.REMOVAL;
            case PROFILE -> CrmWrite.Kind.CONTACT;
            case NOTE -> CrmWrite.Kind.NOTE;
            case REJECTED, CLOSING -> throw new IllegalStateException(row.kind() + " is never routed");
        };
    }

    /**
     * What to do about a write that may have been carried out; empty when it may be repeated.
     *
     * @param row what waits for it
     * @param kind what may have been written
     */
    private Optional<Step> hesitate(Delivery row, CrmWrite.Kind kind, Instant firstTriedAt, Instant triedAt)
            throws SQLException {
        Doubt doubt = new Doubt(crm.idempotence(kind), tx.now());
        if (doubt.needsPerson(firstTriedAt)) {
            deliveries.parked(row, IN_DOUBT, true);
            moved = true;
            return Optional.of(Step.SETTLED);
        }
        Optional<Duration> rest = doubt.rest(triedAt);
        if (rest.isPresent()) {
            lanes.rest(target, row.lane(), rest.get());
            return Optional.of(Step.REST);
        }
        return Optional.empty();
    }

    private Optional<Step> hesitateOver(String parent, CrmWrite.Kind kind, Delivery row) throws SQLException {
        Optional<Link> link = records.uncertain(parent);
        return link.isEmpty()
                ? Optional.empty()
                : hesitate(row, kind, link.get().firstTriedAt(), link.get().triedAt());
    }

    private Step planRow(Delivery row, List<Delivery> earlier) throws SQLException {
        Item item = items.find(row.itemId()).orElseThrow();
        return switch (row.kind()) {
            case MESSAGE -> planMessage(row, item.message(), earlier);
            case REMOVAL -> planRemoval(row);
            case PROFILE -> planProfile(row, earlier);
            case NOTE -> planNote(row, item);
            case REJECTED, CLOSING -> throw new IllegalStateException(row.kind() + " is never routed");
        };
    }

    private Step planMessage(Delivery row, Message message, List<Delivery> earlier) throws SQLException {
        Optional<Case> found = row.caseKey() == null
                ? new CaseFinder(tx, target).caseOf(message)
                : new Cases(tx).find(target, row.caseKey());
        if (found.isEmpty()) {
            return drop(row, "noCase");
        }
        Case belongs = found.get();
        Optional<Step> hesitation = hesitateOver(belongs.author(), CrmWrite.Kind.CONTACT, row);
        if (hesitation.isEmpty()) {
            hesitation = hesitateOver(belongs.key(), CrmWrite.Kind.CONVERSATION, row);
        }
        if (hesitation.isPresent()) {
            return hesitation.get();
        }
        Optional<Written> written = deliveries.written(target, row.key());
        boolean inDoubt = row.inDoubt()
                || deliveries.doubtful(target, row.key(), row.revision()).isPresent();
        Parent contact = records.contact(belongs.author());
        Conversation conversation =
                new Conversations(tx).find(belongs.conversation()).orElseThrow();
        Parent parent = records.conversation(belongs, contact, conversation, Subjects.of(conversation, message));
        Known author = new Profiles(tx).find(message.author().key()).orElseThrow();
        CrmWrite write = new CrmWrite.PutMessage(
                row.key(), ref(written), inDoubt, parent, contact, message, author.profile(), row.revision());
        deliveries.tried(row, belongs.key());
        records.row(new Planned.Row(write, row, belongs.author(), belongs.key(), earlier));
        return Step.PLANNED;
    }

    private Step planRemoval(Delivery row) throws SQLException {
        if (records.writes(row.key())) {
            return Step.REST;
        }
        Optional<Written> written = deliveries.written(target, row.key());
        if (written.isEmpty() || written.get().caseKey() == null) {
            return drop(row, "neverDelivered");
        }
        Case belongs = new Cases(tx).find(target, written.get().caseKey()).orElseThrow();
        Parent parent = records.known(belongs.key());
        return add(row, new CrmWrite.RemoveMessage(row.key(), ref(written), row.inDoubt(), parent), belongs);
    }

    private Step planProfile(Delivery row, List<Delivery> earlier) throws SQLException {
        boolean requested = row.key().startsWith(Items.REQUEST_PREFIX);
        String person = row.key().substring(row.key().indexOf(':') + 1);
        Optional<Link> link = records.link(person);
        if (link.isEmpty() || link.get().ref() == null) {
            return requested ? planNewContact(row, person, earlier) : drop(row, "noContact");
        }
        if (link.get().writtenRevision() >= row.revision()) {
            return drop(row, "superseded");
        }
        if (records.makes(person)) {
            return Step.REST;
        }
        Duration rest = requested ? Duration.ZERO : restOf(link.get());
        if (rest.compareTo(Duration.ZERO) > 0) {
            lanes.rest(target, row.lane(), rest);
            return Step.REST;
        }
        return add(row, person, link.get().ref(), row.inDoubt(), earlier);
    }

    /** Somebody asked for a person who is not in the CRM. */
    private Step planNewContact(Delivery row, String person, List<Delivery> earlier) throws SQLException {
        if (records.makes(person)) {
            return Step.REST;
        }
        Optional<Step> hesitation = hesitateOver(person, CrmWrite.Kind.CONTACT, row);
        if (hesitation.isPresent()) {
            return hesitation.get();
        }
        boolean inDoubt = row.inDoubt() || records.link(person).isPresent();
        return add(row, person, null, inDoubt, earlier);
    }

    private Step add(Delivery row, String person, @Nullable CrmRef ref, boolean inDoubt, List<Delivery> earlier)
            throws SQLException {
        Known known = new Profiles(tx).find(person).orElseThrow();
        CrmWrite write = new CrmWrite.PutContact(person, ref, inDoubt, known.profile());
        deliveries.tried(row, null);
        records.person(new Planned.Row(write, row, person, null, earlier));
        return Step.PLANNED;
    }

    /** A person who changes often is not written often. */
    private Duration restOf(Link link) {
        return link.writtenAt() == null
                ? Duration.ZERO
                : Duration.between(tx.now(), link.writtenAt().plus(BETWEEN_PROFILES));
    }

    private Step planNote(Delivery row, Item item) throws SQLException {
        Optional<Case> belongs = row.caseKey() == null ? Optional.empty() : new Cases(tx).find(target, row.caseKey());
        if (belongs.isEmpty() || records.known(belongs.get().key()).ref().isEmpty()) {
            return drop(row, "noCase");
        }
        Parent parent = records.known(belongs.get().key());
        String text = item.payload() == null ? "" : item.payload();
        return add(row, new CrmWrite.PutNote(row.key(), row.inDoubt(), parent, text), belongs.get());
    }

    private Step add(Delivery row, CrmWrite write, Case belongs) throws SQLException {
        deliveries.tried(row, belongs.key());
        records.row(new Planned.Row(write, row, belongs.author(), belongs.key(), List.of()));
        return Step.PLANNED;
    }

    private Step drop(Delivery row, String reason) throws SQLException {
        deliveries.dropped(row, reason);
        moved = true;
        return Step.SETTLED;
    }

    private static @Nullable CrmRef ref(Optional<Written> written) {
        return written.map(Written::ref).orElse(null);
    }
}
