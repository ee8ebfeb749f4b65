// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.routing.Priority;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.NewDelivery;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Links;
import io.parley.internal.store.Restored.Gap;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.model.Conversation;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;

/** Makes work for the targets out of what was taken in. For one transaction. */
public final class Dispatch {

    private final Tx tx;
    private final Routes routes;
    private final Hints hints;
    private final Optional<Gap> gap;

    /** For one transaction, with the routes of the moment. */
    public Dispatch(Tx tx, Routes routes, Hints hints) {
        this(tx, routes, hints, Optional.empty());
    }

    /**
     * For one transaction, with the routes of the moment.
     *
     * @param gap within which the targets may have been given the same already; empty if there is none
     */
    Dispatch(Tx tx, Routes routes, Hints hints, Optional<Gap> gap) {
        this.tx = tx;
        this.routes = routes;
        this.hints = hints;
        this.gap = gap;
    }

    /** Where any changes of an account go. */
    SortedSet<String> targetsOf(String account) {
        return routes.targetsOf(account);
    }

    /** Where the changes of a conversation go that was seen before. */
    public SortedSet<String> targetsOf(String account, String conversation) throws SQLException {
        SortedSet<String> always = routes.unconditionalTargetsOf(account);
        return always.equals(routes.targetsOf(account)) ? always : routes.targetsOf(account, known(conversation));
    }

    /** Where that goes which an account found by listening. */
    SortedSet<String> listeningTargetsOf(String account, String conversation) throws SQLException {
        return routes.listeningTargetsOf(account, known(conversation));
    }

    /** Where a person's changes go: not to those who have only conversations of others. */
    SortedSet<String> targetsOfPerson(String account, String person) throws SQLException {
        SortedSet<String> targets = routes.unconditionalTargetsOf(account);
        Links links = new Links(tx);
        for (String target : routes.targetsOf(account)) {
            if (!targets.contains(target) && links.find(target, person).isPresent()) {
                targets.add(target);
            }
        }
        return targets;
    }

    private Conversation known(String conversation) throws SQLException {
        return new Conversations(tx).find(conversation).orElseThrow();
    }

    /**
     * Adds one piece of work.
     *
     * @param target for whom
     * @param lane the conversation, or the person for profiles
     * @param key of the thing
     * @param revision of the thing
     * @param itemId the row that has it
     * @param kind what it is
     * @param priority how urgent it is
     */
    public void add(
            String target, String lane, String key, long revision, long itemId, Items.Kind kind, Priority priority)
            throws SQLException {
        add(new NewDelivery(target, lane, key, revision, itemId, kind, priority.rank(), null));
    }

    /**
     * Tells the reps something, in the case itself.
     *
     * @param target whose case
     * @param account that the case's conversation belongs to
     * @param conversation of the case
     * @param caseKey the case
     * @param key of the note, the same for the same news
     * @param text the news
     */
    public void note(String target, String account, String conversation, String caseKey, String key, String text)
            throws SQLException {
        Items items = new Items(tx);
        if (items.latest(key).isEmpty()) {
            long id = items.add(new NewItem(account, Items.Kind.NOTE, key, 1, "", null, null, text, null), null);
            add(new NewDelivery(target, conversation, key, 1, id, Items.Kind.NOTE, Priority.OUTCOME.rank(), caseKey));
        }
    }

    private void add(NewDelivery work) throws SQLException {
        String target = work.target();
        Deliveries deliveries = new Deliveries(tx);
        if (deliveries.add(work)) {
            if (gap.isPresent()) {
                deliveries.doubted(target, work.key(), work.revision(), gap.get());
            }
            tx.afterCommit(hints.about(Hints.delivery(target)));
        }
    }
}
