// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Deliveries;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Items;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Tx;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans what is to be written about a person without a message. For one transaction. */
final class PersonPlanner {

    private static final Duration BETWEEN_PROFILES = Duration.ofHours(1);

    private final Tx tx;
    private final String target;
    private final Records records;
    private final Hesitation hesitation;
    private final Settling settling;
    private final Strangers strangers;
    private final Deliveries deliveries;
    private final Lanes lanes;

    PersonPlanner(
            Tx tx, String target, Records records, Hesitation hesitation, Settling settling, Strangers strangers) {
        this.tx = tx;
        this.target = target;
        this.records = records;
        this.hesitation = hesitation;
        this.settling = settling;
        this.strangers = strangers;
        this.deliveries = new Deliveries(tx);
        this.lanes = new Lanes(tx);
    }

    Step plan(Delivery row, List<Delivery> earlier) throws SQLException {
        boolean requested = row.key().startsWith(Items.REQUEST_PREFIX);
        String person = row.key().substring(row.key().indexOf(':') + 1);
        Optional<Step> aloft = hesitation.aloft(row, person);
        if (aloft.isPresent()) {
            return aloft.get();
        }
        Optional<Link> link = records.link(person);
        if (link.isEmpty() || link.get().ref() == null) {
            return requested ? planNewContact(row, person, earlier) : settling.drop(row, "noContact");
        }
        if (link.get().writtenRevision() >= row.revision()) {
            return settling.drop(row, "superseded");
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
        Optional<Step> hesitant = strangers.ask(row, person);
        if (hesitant.isEmpty()) {
            hesitant = hesitation.over(row, person, CrmWrite.Kind.CONTACT);
        }
        if (hesitant.isPresent()) {
            return hesitant.get();
        }
        boolean inDoubt = row.inDoubt() || records.link(person).isPresent();
        return add(row, person, null, inDoubt, earlier);
    }

    private Step add(Delivery row, String person, @Nullable CrmRef ref, boolean inDoubt, List<Delivery> earlier)
            throws SQLException {
        Known known = new Profiles(tx).find(person).orElseThrow();
        CrmWrite write = records.put(person, ref, inDoubt, known.profile());
        Delivery tried = deliveries.tried(row, null);
        records.person(new Planned.Row(write, tried, person, null, earlier));
        return Step.PLANNED;
    }

    /** A person who changes often is not written often. */
    private Duration restOf(Link link) {
        return link.writtenAt() == null
                ? Duration.ZERO
                : Duration.between(tx.now(), link.writtenAt().plus(BETWEEN_PROFILES));
    }
}
