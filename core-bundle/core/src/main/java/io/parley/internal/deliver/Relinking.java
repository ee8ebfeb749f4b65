// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.NewDelivery;
import io.parley.internal.store.Fingerprint;
import io.parley.internal.store.ForeignContacts;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Links;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Matches.Course;
import io.parley.internal.store.Matches.Match;
import io.parley.internal.store.Matches.State;
import io.parley.internal.store.Tx;
import io.parley.spi.crm.CrmRef;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets links and cases follow what people decided about whom somebody is, as soon as nothing on its way carries that person.
 * For one transaction.
 */
final class Relinking {

    private static final int MOST = 100;
    private static final int URGENT = 0;

    private final Tx tx;
    private final String target;
    private final Flights flights;
    private final Links links;
    private final Matches matches;

    Relinking(Tx tx, String target, Flights flights) {
        this.tx = tx;
        this.target = target;
        this.flights = flights;
        this.links = new Links(tx);
        this.matches = new Matches(tx);
    }

    void carryOut() throws SQLException {
        for (Match match : matches.pending(target, MOST)) {
            if (!flights.carry(match.person())) {
                carryOut(match);
            }
        }
    }

    private void carryOut(Match match) throws SQLException {
        Optional<Link> link = links.find(target, match.person());
        @Nullable CrmRef used = link.map(Link::ref).orElse(null);
        @Nullable CrmRef wanted = match.ref();
        if (used != null) {
            remember(match, used);
        }
        if (wanted == null && used != null) {
            links.end(target, match.person());
            moveCases(match.person());
        } else if (wanted != null && !wanted.equals(used)) {
            lead(match, wanted);
            moveCases(match.person());
        }
        matches.followed(match);
    }

    private void lead(Match match, CrmRef wanted) throws SQLException {
        links.lead(target, match.person(), Links.Kind.CONTACT, wanted);
        if (match.state() == State.LINKED || match.state() == State.MATCHED) {
            new ForeignContacts(tx).add(target, match.person(), wanted);
        }
    }

    /** What was used until now is used again when all that lies on it is taken back. */
    private void remember(Match match, CrmRef used) throws SQLException {
        Optional<Match> followed = matches.below(match).stream()
                .filter(row -> row.course() != Course.NEW)
                .findFirst()
                .filter(row -> row.course() == Course.FOLLOWED && row.ref() == null);
        if (match.course() == Course.NEW && followed.isPresent()) {
            matches.known(followed.get(), used);
        }
    }

    /** Cases that were not made yet will be made where they belong. */
    private void moveCases(String person) throws SQLException {
        for (Case one : new Cases(tx).of(target, person)) {
            if (links.find(target, one.key()).isPresent()) {
                move(one);
            }
        }
    }

    private void move(Case one) throws SQLException {
        Items items = new Items(tx);
        String account = new Conversations(tx).accountOf(one.conversation()).orElseThrow();
        String key = "move:" + Fingerprint.of(target + "\n" + one.key());
        long revision = items.latest(key).map(Items.Trace::revision).orElse(0L) + 1;
        String words = "The case " + one.key() + " goes to the contact of " + one.author() + ".";
        long id = items.add(new NewItem(account, Items.Kind.MOVE, key, revision, "", null, null, words, null), null);
        new Deliveries(tx)
                .add(new NewDelivery(
                        target, one.conversation(), key, revision, id, Items.Kind.MOVE, URGENT, one.key()));
    }
}
