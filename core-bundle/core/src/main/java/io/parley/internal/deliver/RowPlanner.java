// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.identity.CaseFinder;
import io.parley.internal.identity.CasePolicy;
import io.parley.internal.identity.CasePolicy.Turn;
import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Deliveries.Written;
import io.parley.internal.store.Items;
import io.parley.internal.store.Links;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Restored;
import io.parley.internal.store.Restored.Gap;
import io.parley.internal.store.Tx;
import io.parley.model.Message;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the write that a row stands for, with the contact and case that it needs. For one transaction. */
final class RowPlanner {

    private final Tx tx;
    private final String target;
    private final CasePolicy policy;
    private final Records records;
    private final Hesitation hesitation;
    private final Settling settling;
    private final PersonPlanner persons;
    private final Strangers strangers;
    private final Deliveries deliveries;
    private final Items items;

    RowPlanner(
            Tx tx,
            String target,
            CasePolicy policy,
            Records records,
            Hesitation hesitation,
            Settling settling,
            Strangers strangers) {
        this.tx = tx;
        this.target = target;
        this.policy = policy;
        this.records = records;
        this.hesitation = hesitation;
        this.settling = settling;
        this.strangers = strangers;
        this.persons = new PersonPlanner(tx, target, records, hesitation, settling, strangers);
        this.deliveries = new Deliveries(tx);
        this.items = new Items(tx);
    }

    Step plan(Delivery row, List<Delivery> earlier) throws SQLException {
        return switch (row.kind()) {
            case MESSAGE -> planMessage(row, items.content(row.itemId()), earlier);
            case REMOVAL -> planRemoval(row);
            case PROFILE -> persons.plan(row, earlier);
            case NOTE -> planNote(row, items.content(row.itemId()).payload());
            case MOVE -> planMove(row);
            case REJECTED, CLOSING -> throw new IllegalStateException(row.kind() + " is never routed");
        };
    }

    private Step planMessage(Delivery row, Items.Content content, List<Delivery> earlier) throws SQLException {
        Message message = content.message();
        Optional<Case> found = row.caseKey() == null
                ? new CaseFinder(tx, target, policy).caseOf(message)
                : new Cases(tx).find(target, row.caseKey());
        if (found.isEmpty()) {
            return settling.drop(row, "noCase");
        }
        Case belongs = found.get();
        if (row.inDoubt()) {
            suppose(row, belongs);
        }
        Optional<Step> hesitant = hesitation.aloft(row, belongs.author());
        if (hesitant.isEmpty()) {
            hesitant = strangers.ask(row, belongs.author());
        }
        if (hesitant.isEmpty()) {
            hesitant = hesitation.over(row, belongs.author(), CrmWrite.Kind.CONTACT);
        }
        if (hesitant.isEmpty()) {
            hesitant = hesitation.over(row, belongs.key(), CrmWrite.Kind.CONVERSATION);
        }
        if (hesitant.isPresent()) {
            return hesitant.get();
        }
        Optional<Written> written = deliveries.written(target, row.key());
        boolean inDoubt = row.inDoubt()
                || deliveries.doubtful(target, row.key(), row.revision()).isPresent();
        Parent contact = records.contact(belongs.author());
        Parent parent = records.conversation(belongs, contact, content);
        Known author = new Profiles(tx).find(message.author().key()).orElseThrow();
        CrmWrite.PutMessage write = new CrmWrite.PutMessage(
                row.key(), ref(written), inDoubt, parent, contact, message, author.profile(), row.revision());
        boolean leaves = policy.at(belongs.closedAt(), tx.now()) == Turn.STAYS_CLOSED;
        Delivery tried = deliveries.tried(row, belongs.key());
        records.row(new Planned.Row(
                leaves ? write.leavingClosed() : write, tried, belongs.author(), belongs.key(), earlier));
        return Step.PLANNED;
    }

    /** Where another life of the agent may have written the row, it may have made the contact and the case. */
    private void suppose(Delivery row, Case belongs) throws SQLException {
        Optional<Gap> gap = new Restored(tx).last();
        if (gap.isPresent()
                && row.triedAt() != null
                && !row.triedAt().isAfter(gap.get().to())) {
            Links links = new Links(tx);
            links.supposed(target, belongs.author(), Links.Kind.CONTACT, gap.get());
            links.supposed(target, belongs.key(), Links.Kind.CASE, gap.get());
        }
    }

    private Step planRemoval(Delivery row) throws SQLException {
        if (records.writes(row.key())) {
            return Step.REST;
        }
        Optional<Written> written = deliveries.written(target, row.key());
        if (written.isEmpty() || written.get().caseKey() == null) {
            return settling.drop(row, "neverDelivered");
        }
        Case belongs = new Cases(tx).find(target, written.get().caseKey()).orElseThrow();
        Parent parent = records.known(belongs.key());
        return add(row, new RemoveMessage(row.key(), ref(written), row.inDoubt(), parent), belongs);
    }

    private Step planNote(Delivery row, @Nullable String news) throws SQLException {
        Optional<Case> belongs = row.caseKey() == null ? Optional.empty() : new Cases(tx).find(target, row.caseKey());
        if (belongs.isEmpty() || records.known(belongs.get().key()).ref().isEmpty()) {
            return settling.drop(row, "noCase");
        }
        Parent parent = records.known(belongs.get().key());
        String text = news == null ? "" : news;
        return add(row, new PutNote(row.key(), row.inDoubt(), parent, text), belongs.get());
    }

    /** Wherever the person's contact is by now: moves that were asked for before are over with the newest. */
    private Step planMove(Delivery row) throws SQLException {
        Case belongs = new Cases(tx)
                .find(target, Objects.requireNonNull(row.caseKey()))
                .orElseThrow();
        Optional<Link> link = records.link(belongs.key());
        if (link.isEmpty()) {
            return settling.drop(row, "noCase");
        }
        @Nullable CrmRef ref = link.get().ref();
        if (ref == null) {
            return records.opens(belongs.key()) ? Step.REST : settling.parkInDoubt(row);
        }
        Optional<Step> hesitant = hesitation.aloft(row, belongs.author());
        if (hesitant.isEmpty()) {
            hesitant = hesitation.over(row, belongs.author(), CrmWrite.Kind.CONTACT);
        }
        if (hesitant.isPresent()) {
            return hesitant.get();
        }
        Parent contact = records.contact(belongs.author());
        return add(row, new MoveConversation(row.key(), ref, row.inDoubt(), contact), belongs);
    }

    private Step add(Delivery row, CrmWrite write, Case belongs) throws SQLException {
        Optional<Step> aloft = hesitation.aloft(row, belongs.author());
        if (aloft.isPresent()) {
            return aloft.get();
        }
        Delivery tried = deliveries.tried(row, belongs.key());
        records.row(new Planned.Row(write, tried, belongs.author(), belongs.key(), List.of()));
        return Step.PLANNED;
    }

    private static @Nullable CrmRef ref(Optional<Written> written) {
        return written.map(Written::ref).orElse(null);
    }
}
